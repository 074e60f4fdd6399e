/** The states of a post. */
export const tenureStates = ["held", "vacant"] as const;

export type TenureState = (typeof tenureStates)[number];
