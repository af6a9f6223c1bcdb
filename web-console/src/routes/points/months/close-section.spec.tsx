import type { CloseCheck, MonthClose } from '@xianfeng/shared-types';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { App } from 'antd';
import { MemoryRouter } from 'react-router';
import { CloseSection } from './close-section';

const open: CloseCheck[] = [
  { code: 'appeals_open', title: '积分申诉未答复', count: 2, blocking: false },
  { code: 'adoptions_unconfirmed', title: '借鉴成效待确认', count: 1, blocking: false },
];

const shown = (checks: CloseCheck[]) => {
  const close: MonthClose = {
    month: '2026-10', phase: null, progress: { done: 0, of: 0 }, checks, startedBy: null, startedAt: null, closedAt: null, hash: null, bulletinId: null, allowedActions: ['close'],
  };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <App>
        <MemoryRouter>
          <CloseSection close={close} />
        </MemoryRouter>
      </App>
    </QueryClientProvider>,
  );
  return screen.getByRole('button', { name: '2026年10月结账' });
};

it('closes only after every open item has been accepted by itself', () => {
  const button = shown(open);
  expect(button).toBeDisabled();
  fireEvent.click(screen.getByRole('checkbox', { name: '已知悉：积分申诉未答复' }));
  expect(button).toBeDisabled();
  fireEvent.click(screen.getByRole('checkbox', { name: '已知悉：借鉴成效待确认' }));
  expect(button).toBeEnabled();
});

it('never closes over an item that blocks', () => {
  expect(shown([{ code: 'month_running', title: '当月尚未结束', count: 1, blocking: true }])).toBeDisabled();
});

it('closes at once when nothing is open', () => {
  expect(shown([])).toBeEnabled();
});
