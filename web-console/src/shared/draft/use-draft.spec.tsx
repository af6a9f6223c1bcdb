import { act, renderHook } from '@testing-library/react';
import { useDraft } from './use-draft';

jest.mock('../session', () => ({ useMe: () => ({ member: { id: 'ME' } }) }));

beforeEach(() => sessionStorage.clear());

describe('what was typed', () => {
  const setUp = (name = 'case:A') => renderHook((props: { name: string }) => useDraft(props.name, ''), { initialProps: { name } });

  it('stays with its subject when the page goes on to another and comes back', () => {
    const { result, rerender } = setUp();
    act(() => result.current[1]('材料不实'));
    rerender({ name: 'case:B' });
    expect(result.current[0]).toBe('');
    act(() => result.current[1]('另一篇'));
    rerender({ name: 'case:A' });
    expect(result.current[0]).toBe('材料不实');
  });

  it('is there again after the page was left', () => {
    const first = setUp();
    act(() => first.result.current[1]('写到一半'));
    first.unmount();
    expect(setUp().result.current[0]).toBe('写到一半');
  });

  it('is gone once it was sent', () => {
    const { result, unmount } = setUp();
    act(() => result.current[1]('已交出'));
    act(() => result.current[2]());
    expect(result.current[0]).toBe('');
    unmount();
    expect(setUp().result.current[0]).toBe('');
  });
});
