import { expect, test } from 'vitest';
import { SessionTable, sessionTable } from '~/features/access/session-table';
import { findAll, render } from '../render';

const shown = (count: number) => render(<SessionTable table={sessionTable(sessions(count))} count={count} />);

const sessions = (count: number) =>
  Array.from({ length: count }, (_, id) => ({
    id,
    browser: `Browser ${id}`,
    network: 'the server itself',
    createdAt: 0,
    lastUsedAt: 0,
    isThisOne: id === 0,
  }));

test('the twenty-five sessions used last are listed, and of the others it says how many they are', () => {
  const few = shown(25);
  expect(findAll(few, /<th scope="row">/g)).toHaveLength(25);
  expect(few).not.toContain('used before these');
  const many = shown(30);
  expect(findAll(many, /<th scope="row">/g)).toHaveLength(25);
  expect(many).toContain('This session');
  expect(many).toContain('And 5 more, used before these');
});
