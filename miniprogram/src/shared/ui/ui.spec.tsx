import { readFileSync } from 'node:fs';
import path from 'node:path';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { clearStorage, showToast } from '@test/stubs/taro';
import { useCareMode } from '../care';
import type { LoadState } from '../hooks/use-load';
import { NetworkError, ProblemError } from '../request';
import { BarChart, Button, ConfirmDialog, DotLine, FormField, ListRow, Loaded, LoadedPage, Page, SearchBar, StatusTag, TextArea, textLength, toast } from '.';
import { COLOURS } from './colours';
import { figureText } from './charts/scale';
import { lineSvg } from './charts/line-svg';
import { pieces } from './rich-paragraphs';

const state = <T,>(part: Partial<LoadState<T>>): LoadState<T> => ({ data: null, loading: false, problem: null, error: null, reload: jest.fn(), setData: jest.fn(), ...part });

beforeEach(clearStorage);

describe('Loaded', () => {
  const show = (part: Partial<LoadState<string[]>>) =>
    render(<Loaded state={state(part)} empty={{ title: '还没有案例' }}>{(rows) => <p>{rows.join()}</p>}</Loaded>);

  it('shows the shape of the page while loading, then the data', () => {
    const { rerender } = show({ loading: true });
    expect(screen.getByRole('status', { name: '加载中' })).toBeInTheDocument();
    rerender(<Loaded state={state({ data: ['甲'] })}>{(rows: string[]) => <p>{rows.join()}</p>}</Loaded>);
    expect(screen.getByText('甲')).toBeInTheDocument();
  });

  it('says that there is nothing', () => {
    show({ data: [] });
    expect(screen.getByText('还没有案例')).toBeInTheDocument();
  });

  it('offers to try again without a network', () => {
    const reload = jest.fn();
    show({ problem: 'offline', error: new NetworkError(), reload });
    fireEvent.click(screen.getByRole('button', { name: '重新加载' }));
    expect(reload).toHaveBeenCalled();
  });

  it('gives the request id where the server failed, and no retry where a right is missing', () => {
    const { unmount } = show({ problem: 'error', error: new ProblemError({ type: '', title: '系统出现异常，请稍后再试', status: 500, code: 'server.error', instance: 'req-7' }) });
    expect(screen.getByText(/编号 req-7/)).toBeInTheDocument();
    unmount();
    show({ problem: 'denied' });
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says in the server’s words what is refused for another reason than a missing right', () => {
    show({ problem: 'denied', error: new ProblemError({ type: '', title: '微信判定该账号存在风险，暂不能登录', status: 403, code: 'auth.blocked' }) });
    expect(screen.getByText(/存在风险/)).toBeInTheDocument();
    expect(screen.queryByText('没有查看权限')).toBeNull();
  });

  it('keeps old data on the page and says that it is old', () => {
    show({ data: ['甲'], error: new NetworkError() });
    expect(screen.getByText('甲')).toBeInTheDocument();
    expect(screen.getByText(/未能更新/)).toBeInTheDocument();
  });

  it('does not call a list empty that could not be renewed', () => {
    const reload = jest.fn();
    show({ data: [], error: new NetworkError(), reload });
    expect(screen.queryByText('还没有案例')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '重新加载' }));
    expect(reload).toHaveBeenCalled();
  });
});

it('shows a long message for as long as it takes to read', () => {
  toast.error('微信支付暂未回应，请稍后再试；重试不会重复扣款。');
  expect(showToast).toHaveBeenCalledWith(expect.objectContaining({ duration: 4_800 }));
  toast.error('不行');
  expect(showToast).toHaveBeenLastCalledWith(expect.objectContaining({ duration: 3_000 }));
});

it('sets short facts in a line, their words whole for whoever reads them aloud', () => {
  const { container } = render(<DotLine text="临港支部 · 组织力 · 2026-11-09" />);
  expect(container.textContent).toBe('临港支部 · 组织力 · 2026-11-09');
});

describe('LoadedPage', () => {
  it('offers nothing to search or choose from where a right is missing', () => {
    const show = (part: Partial<LoadState<string[]>>) => render(<LoadedPage state={state(part)} header={<p>查找</p>}>{() => null}</LoadedPage>);
    const { unmount } = show({ loading: true });
    expect(screen.getByText('查找')).toBeInTheDocument();
    unmount();
    show({ problem: 'denied' });
    expect(screen.queryByText('查找')).toBeNull();
  });
});

describe('Button', () => {
  it('takes no taps while it works', () => {
    const onClick = jest.fn();
    render(<Button onClick={onClick} loading>提交</Button>);
    fireEvent.click(screen.getByRole('button', { name: '提交' }));
    expect(onClick).not.toHaveBeenCalled();
    expect(screen.getByRole('button')).toBeDisabled();
  });

  it('is not disabled in H5 by a false attribute', () => {
    render(<Button loading={false}>提交</Button>);
    expect(screen.getByRole('button')).not.toHaveAttribute('disabled');
  });
});

describe('text fields', () => {
  it('count as a reader does and never write back what was typed', () => {
    const onChange = jest.fn();
    const { rerender } = render(<TextArea initial="旧" onChange={onChange} label="背景" min={2} max={5} />);
    fireEvent.change(screen.getByLabelText('背景'), { target: { value: ' 新 的😀 ' } });
    expect(onChange).toHaveBeenCalledWith(' 新 的😀 ');
    expect(screen.getByText('3 字，要求 2–5 字')).toBeInTheDocument();
    rerender(<TextArea initial="别的" onChange={onChange} label="背景" min={2} max={5} />);
    expect(screen.getByLabelText('背景')).toHaveValue(' 新 的😀 ');
  });

  it('count white space as nothing and a rare character as one', () => {
    expect(textLength(' 𠮷 野\n家 ')).toBe(3);
  });

  it('search when asked, not while typing', () => {
    const onSearch = jest.fn();
    render(<SearchBar placeholder="搜索案例" onSearch={onSearch} />);
    fireEvent.change(screen.getByLabelText('搜索案例'), { target: { value: ' 党建 ' } });
    expect(onSearch).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: '搜索' }));
    fireEvent.click(screen.getByRole('button', { name: '清空' }));
    expect(onSearch.mock.calls).toEqual([['党建'], ['']]);
    expect(screen.getByLabelText('搜索案例')).toHaveValue('');
  });

  it('show the error in the place of the hint', () => {
    render(<FormField label="手机号" hint="名册中的号码" error="请输入 11 位手机号"><span /></FormField>);
    expect(screen.getByRole('alert')).toHaveTextContent('请输入 11 位手机号');
    expect(screen.queryByText('名册中的号码')).toBeNull();
  });
});

it('a row is a button only when it can be tapped', () => {
  render(<><ListRow title="姓名" value="王建国" /><ListRow title="设置" onClick={jest.fn()} /></>);
  expect(screen.getAllByRole('button')).toHaveLength(1);
});

it('a state is never told by colour alone', () => {
  const { container } = render(<StatusTag tone="red" text="已退回" />);
  expect(screen.getByText('已退回')).toBeInTheDocument();
  expect(container.querySelector('img')).toHaveAttribute('src', expect.stringContaining('svg'));
});

it('a dialog shows its text as text', () => {
  render(<ConfirmDialog open title="提交？" confirmText="提交" onConfirm={jest.fn()} onCancel={jest.fn()}>{'<img src=x>'}</ConfirmDialog>);
  expect(screen.getByRole('alertdialog', { name: '提交？' })).toHaveTextContent('<img src=x>');
});

describe('关怀模式', () => {
  function CareSwitch() {
    const care = useCareMode();
    return <Page><Button onClick={() => care.set(!care.on)}>切换</Button></Page>;
  }

  it('enlarges the page at once and is remembered', () => {
    const { container, unmount } = render(<CareSwitch />);
    const scale = () => (container.querySelector('.xf-page') as HTMLElement).style.getPropertyValue('--xf-scale');
    expect(scale()).toBe('1');
    act(() => screen.getByRole('button', { name: '切换' }).click());
    expect(scale()).toBe('1.3');
    unmount();
    expect(render(<CareSwitch />).container.querySelector('.xf-page--large')).not.toBeNull();
    act(() => screen.getByRole('button', { name: '切换' }).click());
  });
});

describe('charts', () => {
  it('leave a gap where there is no value and stay inside the picture', () => {
    const svg = lineSvg([{ label: '1月', value: 1 }, { label: '2月', value: null }, { label: '3月', value: -5 }], { width: 300, height: 150, scale: 1 });
    expect(svg.match(/<path d="(M[^"]*M[^"]*)" fill="none"/)).not.toBeNull();
    const ys = [...svg.matchAll(/cy="([\d.-]+)"/g)].map(([, y]) => Number(y));
    expect(Math.min(...ys)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...ys)).toBeLessThanOrEqual(150);
  });

  it('can be drawn of nothing and of zeros', () => {
    for (const points of [[], [{ label: '1月', value: 0 }]]) expect(lineSvg(points, { width: 300, height: 150, scale: 1 })).not.toMatch(/NaN|Infinity/);
  });

  it('tell their values to those who cannot see them, and escape names', () => {
    render(<BarChart label="网点类" bars={[{ label: '甲<乙', value: 3 }]} />);
    const image = screen.getByRole('img', { name: '网点类：甲<乙 3' });
    expect(decodeURIComponent(image.getAttribute('src') ?? '')).toContain('甲&lt;乙');
  });

  it.each([[12, '12'], [3.456, '3.46'], [12_345, '1.2万']])('writes %d as %s', (value, text) => {
    expect(figureText(value)).toBe(text);
  });

  it('use the colours of the style sheet', () => {
    const tokens = readFileSync(path.resolve(__dirname, '../styles/tokens.scss'), 'utf8');
    const names: Record<keyof typeof COLOURS, string> = { red: 'red', gold: 'gold', green: 'green', blue: 'blue', ink: 'ink', grey: 'ink-3', line: 'line' };
    for (const [key, token] of Object.entries(names)) expect(tokens).toContain(`$xf-${token}: ${COLOURS[key as keyof typeof COLOURS]};`);
  });
});

describe('marks in a text', () => {
  it('may overlap, touch the ends and cross paragraphs', () => {
    expect(pieces('甲乙丙丁', 10, [[8, 12], [11, 13]])).toEqual([
      { text: '甲', marked: true },
      { text: '乙', marked: true },
      { text: '丙', marked: true },
      { text: '丁', marked: false },
    ]);
  });
});
