import { act, renderHook } from '@testing-library/react';
import { casesApi, type CaseDraft, type DraftConflict } from '@xianfeng/shared-types';
import { clearStorage } from '@test/stubs/taro';
import { call, NetworkError, ProblemError } from '@/shared/request';
import { useCaseEditor } from './use-case-editor';

jest.mock('@/shared/request', () => ({ ...jest.requireActual('@xianfeng/client-core'), call: jest.fn() }));
const server = call as unknown as jest.Mock;

const draft: CaseDraft = {
  id: 'CASE', status: 'draft', version: 3, authors: [], files: [], savedBy: '罗晓彤', savedOn: '微信·iPhone', savedAt: '2026-11-21T04:00:00.000Z', returnReason: null,
  allowedActions: ['edit', 'submit'],
  content: {
    title: '旧标题', categoryCode: null, tags: [], authorIds: ['A'], summary: '', visibility: 'members', publicDigest: '', coverFileId: null, files: [], pledge: false,
    sections: { background: '', practice: '', effect: '', insight: '', appendix: '' },
  },
};
const conflict: DraftConflict = {
  baseVersion: 3, clashing: ['title'], mine: { deviceLabel: '浏览器·电脑', changedParts: ['title'] },
  theirs: { version: 5, deviceLabel: '微信·iPad', savedBy: '罗晓彤', savedAt: '2026-11-21T04:01:00.000Z', changedParts: ['title', 'summary'] },
};
const conflictError = () => new ProblemError({ type: '', title: '', status: 409, code: 'conflict.version', meta: { ...conflict } });
const bodies = () => server.mock.calls.map(([, input]) => input.body);

function setUp(onReplaced = jest.fn()) {
  const view = renderHook(() => useCaseEditor(draft, onReplaced));
  return { ...view, onReplaced, editor: () => view.result.current };
}
const settle = (ms = 1_500) => act(() => jest.advanceTimersByTimeAsync(ms));

beforeEach(() => {
  jest.useFakeTimers();
  clearStorage();
  server.mockReset();
});
afterEach(() => jest.useRealTimers());

it('saves once typing pauses, on the version it knows, and stands on the new one afterwards', async () => {
  server.mockResolvedValueOnce({ version: 4, savedAt: '2026-11-21T04:03:00.000Z', changed: true }).mockResolvedValueOnce({ version: 5, savedAt: '2026-11-21T04:04:00.000Z', changed: true });
  const { editor } = setUp();
  act(() => editor().change({ title: '新' }));
  act(() => editor().change({ title: '新标题' }));
  await settle();
  expect(bodies()).toMatchObject([{ baseVersion: 3, content: { title: '新标题' } }]);
  expect(editor()).toMatchObject({ status: 'saved', savedAt: '2026-11-21T04:03:00.000Z' });
  act(() => editor().change({ summary: '摘要' }));
  await settle();
  expect(bodies()[1]).toMatchObject({ baseVersion: 4, content: { title: '新标题', summary: '摘要' } });
});

it('gives the fields their first value only, whatever is typed', () => {
  const { editor } = setUp();
  act(() => editor().change({ title: '新标题' }));
  expect(editor().initial.title).toBe('旧标题');
  expect(editor().content.title).toBe('新标题');
});

it('keeps the text on the device without a network and sends it when the network is back', async () => {
  server.mockRejectedValueOnce(new NetworkError()).mockResolvedValueOnce({ version: 4, savedAt: draft.savedAt, changed: true });
  const { editor } = setUp();
  act(() => editor().change({ title: '离线写的' }));
  await settle();
  expect(editor()).toMatchObject({ status: 'failed', failure: expect.stringContaining('网络') });
  await settle(10_000);
  expect(bodies()[1]).toMatchObject({ content: { title: '离线写的' } });
  expect(editor().status).toBe('saved');
});

it('recovers what an earlier visit could not send', async () => {
  server.mockRejectedValue(new NetworkError());
  const first = setUp();
  act(() => first.editor().change({ title: '没来得及上传' }));
  first.unmount();
  server.mockReset().mockResolvedValue({ version: 4, savedAt: draft.savedAt, changed: true });
  const second = setUp();
  expect(second.editor()).toMatchObject({ recovered: true, initial: { title: '没来得及上传' } });
  await settle();
  expect(bodies()).toMatchObject([{ baseVersion: 3, content: { title: '没来得及上传' } }]);
});

describe('another device saved meanwhile', () => {
  const meet = async (onReplaced?: jest.Mock) => {
    server.mockRejectedValueOnce(conflictError());
    const view = setUp(onReplaced);
    act(() => view.editor().change({ title: '我的标题' }));
    await settle();
    expect(view.editor()).toMatchObject({ status: 'failed', conflict, content: { title: '我的标题' } });
    return view;
  };

  const merged = { ...draft.content, title: '对方标题', summary: '我的摘要' };

  it('mine goes on top of theirs as a version of its own, and the merged text on top of both', async () => {
    const { editor, onReplaced, unmount } = await meet(jest.fn());
    const done = { ...draft, version: 7, content: merged };
    server.mockResolvedValueOnce({ ...draft, version: 6 }).mockResolvedValueOnce(done);
    await act(async () => void (await editor().merge(merged)));
    expect(server.mock.calls.slice(1).map(([endpoint]) => endpoint)).toEqual([casesApi.resolveDraft, casesApi.resolveDraft]);
    const [mine, both] = bodies().slice(1);
    expect(mine).toMatchObject({ choice: 'mine', theirVersion: 5, content: { title: '我的标题' } });
    expect(both).toMatchObject({ choice: 'mine', theirVersion: 6, content: merged });
    expect(both.deviceLabel).not.toBe(mine.deviceLabel);
    expect(onReplaced).toHaveBeenCalledWith(done);
    unmount();
    expect(setUp().editor().recovered).toBe(false);
  });

  it('goes on where a lost network stopped it', async () => {
    const { editor, onReplaced } = await meet(jest.fn());
    server.mockResolvedValueOnce({ ...draft, version: 6 }).mockRejectedValueOnce(new NetworkError()).mockResolvedValueOnce({ ...draft, version: 7 });
    await act(async () => void (await editor().merge(merged)));
    expect(editor().conflict).not.toBeNull();
    await act(async () => void (await editor().merge(merged)));
    expect(bodies().slice(1).map(({ theirVersion }) => theirVersion)).toEqual([5, 6, 6]);
    expect(onReplaced).toHaveBeenCalledTimes(1);
  });

  it('a third version that came meanwhile is shown instead', async () => {
    const { editor } = await meet();
    const later = { ...conflict, theirs: { ...conflict.theirs, version: 8 } };
    server.mockRejectedValueOnce(new ProblemError({ type: '', title: '', status: 409, code: 'conflict.version', meta: { ...later } }));
    await act(async () => void (await editor().merge(merged)));
    expect(editor().conflict?.theirs.version).toBe(8);
  });
});

it('takes parts of an earlier version over once what is typed has been saved', async () => {
  server.mockResolvedValueOnce({ version: 4, savedAt: draft.savedAt, changed: true }).mockResolvedValueOnce({ ...draft, version: 5 });
  const { editor, onReplaced } = setUp();
  act(() => editor().change({ title: '新标题' }));
  await act(async () => void (await editor().merge({ ...draft.content, title: '新标题', summary: '旧摘要' })));
  expect(bodies()).toMatchObject([{ baseVersion: 3, content: { title: '新标题' } }, { theirVersion: 4, content: { summary: '旧摘要' } }]);
  expect(onReplaced).toHaveBeenCalledTimes(1);
});
