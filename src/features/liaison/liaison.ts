/** How a post stands for a time. */
export const tenureStates = ["held", "vacant"] as const;

export type TenureState = (typeof tenureStates)[number];
