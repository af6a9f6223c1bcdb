import { blocksOf } from './matrix';

it('gathers permissions of a block that stand apart', () => {
  const permission = (code: 'org:read' | 'case:read' | 'org:write', group: string) => ({ code, name: code, group, groupName: `${group}名` });
  const blocks = blocksOf({ permissions: [permission('org:read', 'org'), permission('case:read', 'case'), permission('org:write', 'org')] });
  expect(blocks.map(({ name, permissions }) => [name, permissions.map(({ code }) => code)])).toEqual([['org名', ['org:read', 'org:write']], ['case名', ['case:read']]]);
});
