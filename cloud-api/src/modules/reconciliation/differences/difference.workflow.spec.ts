import { differenceMachine } from './difference.workflow';

it('every state of a difference can be reached, and an explanation needs words', () => {
  expect(differenceMachine.unreachable()).toEqual([]);
  expect(() => differenceMachine.next('taken', 'explain', ' ')).toThrow();
  expect(differenceMachine.next('taken', 'explain', '商户平台补发')).toBe('explained');
  expect(differenceMachine.allows('settled', 'explain')).toBe(false);
});
