import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App, ConfigProvider, Form, Input } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { useState } from 'react';
import { FormDialog } from './form-dialog';

function Desk({ submit }: { submit: () => Promise<unknown> }) {
  const [open, setOpen] = useState(true);
  return (
    <ConfigProvider locale={zhCN} button={{ autoInsertSpace: false }} theme={{ token: { motion: false } }}>
      <App>
        <button type="button" onClick={() => setOpen(true)}>再次打开</button>
        <FormDialog<{ reason: string }> open={open} title="登记原因" okText="登记" initial={{ reason: '开会' }} submit={submit} onClose={() => setOpen(false)}>
          <Form.Item name="reason" label="原因">
            <Input />
          </Form.Item>
        </FormDialog>
      </App>
    </ConfigProvider>
  );
}

const setUp = (submit: () => Promise<unknown> = jest.fn().mockResolvedValue(undefined)) => {
  render(<Desk submit={submit} />);
  return { submit, field: screen.getByLabelText('原因') };
};
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const escape = () => fireEvent.keyDown(window, { key: 'Escape' });
const question = async () => (await screen.findByText('关闭后，已填写的内容不会保留。')).closest<HTMLElement>('[role=dialog]')!;
const isGone = () => waitFor(() => expect(screen.queryByLabelText('原因')).toBeNull());

it.each([
  ['Escape', escape],
  ['the cross', () => fireEvent.click(screen.getByRole('button', { name: /close|关闭/i }))],
  ['its button', () => fireEvent.click(screen.getByRole('button', { name: '取消' }))],
])('asks before %s drops what was typed', async (_, leave) => {
  const { field } = setUp();
  type(field, '主题党日');
  leave();
  const asked = await question();
  const goOn = await screen.findByRole('button', { name: '继续填写' });
  expect(asked).toContainElement(goOn);
  await waitFor(() => expect(goOn).toHaveFocus());
  fireEvent.click(goOn);
  await waitFor(() => expect(screen.queryByText('放弃填写的内容？')).toBeNull());
  expect(field).toHaveValue('主题党日');
});

it('drops it when the officer says so, and begins anew', async () => {
  const { field } = setUp();
  type(field, '主题党日');
  escape();
  await question();
  fireEvent.click(screen.getByRole('button', { name: '放弃' }));
  await isGone();
  fireEvent.click(screen.getByRole('button', { name: '再次打开' }));
  expect(await screen.findByLabelText('原因')).toHaveValue('开会');
});

it('closes at once when nothing was changed', async () => {
  const { field } = setUp();
  type(field, '主题党日');
  type(field, '开会');
  escape();
  await isGone();
  expect(screen.queryByText('放弃填写的内容？')).toBeNull();
});

it('closes without a question once it was sent', async () => {
  const { field, submit } = setUp();
  type(field, '主题党日');
  fireEvent.click(screen.getByRole('button', { name: '登记' }));
  await isGone();
  expect(submit).toHaveBeenCalledWith({ reason: '主题党日' });
  expect(screen.queryByText('放弃填写的内容？')).toBeNull();
});

it('stays when the sending was called off', async () => {
  const { field, submit } = setUp(jest.fn().mockResolvedValue(false));
  type(field, '主题党日');
  fireEvent.click(screen.getByRole('button', { name: '登记' }));
  await waitFor(() => expect(submit).toHaveBeenCalled());
  expect(screen.getByLabelText('原因')).toHaveValue('主题党日');
});

it('brings the words of a refusal into view, and keeps what was typed', async () => {
  const scrolled = jest.fn();
  Element.prototype.scrollIntoView = scrolled;
  const { field } = setUp(jest.fn().mockRejectedValue(new Error('断网')));
  type(field, '主题党日');
  fireEvent.click(screen.getByRole('button', { name: '登记' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('操作没有完成');
  expect(scrolled).toHaveBeenCalled();
  expect(screen.getByLabelText('原因')).toHaveValue('主题党日');
});
