/** "Team North", however the roster calls it. */
export const nameOf = ({ name }: { name: string }) => `Team ${name}`.replace('Team Team', 'Team');
