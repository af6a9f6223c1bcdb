import { evidenceLink } from './evidence';

it('finds the console page of a case, and none for other pages', () => {
  expect(evidenceLink('packages/case/detail/index?id=01KABCDEFGHJKMNPQRSTVWXYZ0')).toBe('/cases/library/01KABCDEFGHJKMNPQRSTVWXYZ0');
  expect([evidenceLink('pages/home/index'), evidenceLink(null)]).toEqual([null, null]);
});
