/** Whether this is `npm run soak`, where tests that draw samples take as many as they can. */
export const IS_SOAK = process.env.FAIRLEAD_SOAK === '1';

/** How many samples a test draws: few in `npm test`, all in `npm run soak`. */
export const count = (few: number, all: number): number => (IS_SOAK ? all : few);
