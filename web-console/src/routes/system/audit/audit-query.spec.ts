import { auditQuery } from './audit-query';

it('means both days whole', () => {
  const { from, to } = auditQuery({ from: '2026-11-01', to: '2026-11-30' });
  expect(new Date(to!).getTime() - new Date(from!).getTime()).toBe(30 * 86_400_000);
});

it('asks for nothing that was not chosen', () => {
  expect(JSON.parse(JSON.stringify(auditQuery({ person: 'p', personName: '某人' })))).toEqual({ actorId: 'p' });
});
