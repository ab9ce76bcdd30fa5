/** Every page a reader comes to, as the example council has it; pictures are named by `picture`. */
export const shownPages = [{ name: 'The plan', picture: 'plan', path: '/' }] as const
