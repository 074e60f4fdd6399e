/** Names the controls of decisions: by number, by run of numbers, by paragraph. */
export const decisionName = (code: string) => `decision.${code}`;
export const paragraphName = (code: string, index: number) => `text.${code}.${index}`;
export const reasonName = (code: string) => `reason.${code}`;
export const runName = (key: string) => `run.${key}`;
/** the numbers that stood in a run when it was seen, with commas between */
export const membersName = (key: string) => `members.${key}`;
