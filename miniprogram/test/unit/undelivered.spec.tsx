import { act, fireEvent, render, screen } from '@testing-library/react';
import { notificationsApi, type DeliveryItem, type DeliverySummary } from '@xianfeng/shared-types';
import { call } from '@/shared/request';
import { Undelivered } from '@/packages/manage/month/undelivered';

jest.mock('@/shared/request', () => ({ ...jest.requireActual('@xianfeng/client-core'), call: jest.fn() }));
jest.mock('@/shared/session', () => ({ useMay: () => true }));
const server = call as unknown as jest.Mock;

const item = (patch: Partial<DeliveryItem>): DeliveryItem => ({
  id: 'D1', memberName: '王建国', orgName: '城南支行党支部', topic: 'ranking.month', topicLabel: '月度排名通报', title: '', channel: 'wechat', status: 'failed',
  reason: '模板字段被微信退回', attempts: 1, createdAt: '2026-11-21T00:00:00.000Z', sentAt: null, canRedrive: true, ...patch,
});
const summary: DeliverySummary = {
  notified: 3, read: 0,
  byStatus: [{ channel: 'wechat', status: 'refused', count: 2 }, { channel: 'wechat', status: 'failed', count: 1 }],
};

beforeEach(() => {
  server.mockReset();
  server.mockImplementation((endpoint, { query } = {}) =>
    Promise.resolve(endpoint === notificationsApi.redrive ? { ok: true } : { items: [item(query.status === 'failed' ? {} : { id: 'D2', memberName: '李素珍', reason: '未绑定微信' })], next: null }),
  );
});

it('begins with what failed, gives the reason and sends it again', async () => {
  const onRedriven = jest.fn();
  render(<Undelivered month="2026-10" summary={summary} onRedriven={onRedriven} />);
  expect(await screen.findByText(/模板字段被微信退回/)).toBeInTheDocument();
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: '重发' })));
  expect(server).toHaveBeenCalledWith(notificationsApi.redrive, { params: { id: 'D1' } }, expect.objectContaining({ idempotencyKey: expect.any(String) }));
  expect(onRedriven).toHaveBeenCalled();
});

it('shows refused messages with what is missing', async () => {
  render(<Undelivered month="2026-10" summary={summary} onRedriven={jest.fn()} />);
  await screen.findByText('王建国');
  fireEvent.click(screen.getByRole('tab', { name: '未开通 2' }));
  expect(await screen.findByText(/未绑定微信/)).toBeInTheDocument();
  expect(screen.queryByText('王建国')).toBeNull();
});
