import { draw } from './draw';

const people = Array.from({ length: 8 }, (_, i) => ({ memberId: `M${i}`, openReviews: i < 2 ? 3 : 0 }));
const ids = (seed: string, count = 3) => draw(people, count, seed).map((p) => p.memberId);

describe('draw', () => {
  it('gives the same people for the same seed, whatever the order they came in', () => {
    expect(draw([...people].reverse(), 3, 'seed').map((p) => p.memberId)).toEqual(ids('seed'));
  });

  it('gives others for other seeds', () => {
    expect(new Set(Array.from({ length: 20 }, (_, i) => ids(`seed${i}`).join())).size).toBeGreaterThan(5);
  });

  it('takes the busy ones last', () => {
    expect(ids('seed', 6).some((id) => ['M0', 'M1'].includes(id))).toBe(false);
    expect(ids('seed', 8)).toHaveLength(8);
  });
});
