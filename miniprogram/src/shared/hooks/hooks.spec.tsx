import { act, renderHook, waitFor } from '@testing-library/react';
import { clearStorage, fire, showToast } from '@test/stubs/taro';
import { NetworkError, ProblemError } from '../request';
import { storage } from '../storage';
import { useDraft } from './use-draft';
import { useInfinite } from './use-infinite';
import { useLoad } from './use-load';
import { useMutation } from './use-mutation';

const problem = (status: number, code: string, errors?: { path: string; message: string }[]) =>
  new ProblemError({ type: '', title: '不行', status, code, errors });

/** A promise that the test settles. */
function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

beforeEach(() => {
  clearStorage();
  jest.clearAllMocks();
});

describe('useLoad', () => {
  it('keeps the data of a page while a refresh fails', async () => {
    const load = jest.fn().mockResolvedValueOnce('旧').mockRejectedValueOnce(new NetworkError());
    const { result } = renderHook(() => useLoad(load, []));
    await waitFor(() => expect(result.current.data).toBe('旧'));
    await act(() => result.current.reload());
    expect(result.current).toMatchObject({ data: '旧', problem: null, error: expect.any(NetworkError) });
  });

  it('drops the answer to an older question', async () => {
    const answers = { a: deferred<string>(), b: deferred<string>() };
    const { result, rerender } = renderHook(({ id }: { id: 'a' | 'b' }) => useLoad(() => answers[id].promise, [id]), { initialProps: { id: 'a' } });
    rerender({ id: 'b' });
    await act(async () => answers.b.resolve('第二'));
    await act(async () => answers.a.resolve('第一'));
    expect(result.current.data).toBe('第二');
  });

  it.each([
    [new NetworkError(), 'offline'],
    [problem(403, 'access.denied'), 'denied'],
    [problem(404, 'not_found'), 'missing'],
    [problem(500, 'server.error'), 'error'],
  ])('says what is the matter: %s', async (error, expected) => {
    const { result } = renderHook(() => useLoad(() => Promise.reject(error), []));
    await waitFor(() => expect(result.current.problem).toBe(expected));
  });
});

describe('useMutation', () => {
  it('does nothing on a second tap while it runs', async () => {
    const first = deferred<string>();
    const work = jest.fn(() => first.promise);
    const { result } = renderHook(() => useMutation(work));
    await act(async () => {
      void result.current.run();
      void result.current.run();
    });
    expect(work).toHaveBeenCalledTimes(1);
    expect(result.current.running).toBe(true);
    await act(async () => first.resolve('好'));
    expect(result.current.running).toBe(false);
  });

  it('tries the same submission again under the same key, another one under its own', async () => {
    const keys: string[] = [];
    const work = jest.fn(async (key: string, _text: string) => {
      keys.push(key);
      if (keys.length === 1) throw new NetworkError();
    });
    const { result } = renderHook(() => useMutation(work));
    for (const text of ['甲', '甲', '乙']) await act(async () => void (await result.current.run(text)));
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('shows the error and the fields', async () => {
    const { result } = renderHook(() => useMutation(() => Promise.reject(problem(422, 'request.invalid', [{ path: 'title', message: '请填写标题' }]))));
    await act(async () => void (await result.current.run()));
    expect(showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '不行', icon: 'none' }));
    expect(result.current.fieldErrors).toEqual({ title: '请填写标题' });
  });
});

describe('useInfinite', () => {
  it('grows by the cursor until the end, one page at a time', async () => {
    const load = jest.fn(async (cursor?: string) => (cursor ? { items: [3], next: null } : { items: [1, 2], next: 'c2' }));
    const { result } = renderHook(() => useInfinite(load, []));
    await waitFor(() => expect(result.current).toMatchObject({ data: [1, 2], more: 'idle' }));
    await act(async () => {
      fire('useReachBottom');
      fire('useReachBottom');
    });
    expect(result.current).toMatchObject({ data: [1, 2, 3], more: 'end' });
    expect(load.mock.calls).toEqual([[undefined], ['c2']]);
    await act(async () => void fire('useReachBottom'));
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('keeps its rows when the next page fails and tries again', async () => {
    const load = jest.fn().mockResolvedValueOnce({ items: [1], next: 'c2' }).mockRejectedValueOnce(new NetworkError()).mockResolvedValueOnce({ items: [2], next: null });
    const { result } = renderHook(() => useInfinite<number>(load, []));
    await waitFor(() => expect(result.current.more).toBe('idle'));
    await act(() => result.current.loadMore());
    expect(result.current).toMatchObject({ data: [1], more: 'failed', problem: null });
    await act(() => result.current.loadMore());
    expect(result.current).toMatchObject({ data: [1, 2], more: 'end' });
  });
});

describe('useDraft', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('keeps every keystroke on the device and sends the last one after a pause', async () => {
    const save = jest.fn().mockResolvedValue(undefined);
    const { result } = renderHook(() => useDraft<string>({ name: 'd', save }));
    act(() => ['一', '一二', '一二三'].forEach(result.current.change));
    expect(storage.get('draft:d')).toBe('一二三');
    expect(save).not.toHaveBeenCalled();
    await act(() => jest.advanceTimersByTimeAsync(1_500));
    expect(save.mock.calls).toEqual([['一二三']]);
    expect(result.current.status).toBe('saved');
    expect(storage.get('draft:d')).toBeNull();
  });

  it('never sends twice at once and always sends the newest last', async () => {
    const first = deferred<void>();
    const save = jest.fn().mockReturnValueOnce(first.promise).mockResolvedValue(undefined);
    const { result } = renderHook(() => useDraft<string>({ name: 'd', save }));
    act(() => result.current.change('旧'));
    await act(() => jest.advanceTimersByTimeAsync(1_500));
    act(() => result.current.change('新'));
    await act(() => jest.advanceTimersByTimeAsync(1_500));
    expect(save).toHaveBeenCalledTimes(1);
    await act(async () => first.resolve());
    expect(save.mock.calls).toEqual([['旧'], ['新']]);
    expect(storage.get('draft:d')).toBeNull();
  });

  it('survives a lost network: stays on the device, is sent when it comes back, is offered to the next opening', async () => {
    const save = jest.fn().mockRejectedValueOnce(new NetworkError()).mockResolvedValue(undefined);
    const { result } = renderHook(() => useDraft<string>({ name: 'd', save }));
    act(() => result.current.change('字'));
    await act(() => jest.advanceTimersByTimeAsync(1_500));
    expect(result.current).toMatchObject({ status: 'failed', failure: '网络不可用，请检查网络后重试' });
    expect(renderHook(() => useDraft<string>({ name: 'd', save })).result.current.unsent).toBe('字');
    await act(() => jest.advanceTimersByTimeAsync(10_000));
    expect(result.current.status).toBe('saved');
    expect(storage.get('draft:d')).toBeNull();
  });
});
