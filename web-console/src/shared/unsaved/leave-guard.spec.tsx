import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App, ConfigProvider, Form, Input } from 'antd';
import { createMemoryRouter, Link, Outlet, RouterProvider } from 'react-router';
import { LeaveGuard } from './leave-guard';
import { useUnsavedForm } from './unsaved';

function Editor() {
  const [form] = Form.useForm<{ title: string }>();
  useUnsavedForm(form, { title: '' });
  return (
    <Form form={form}>
      <Form.Item name="title" label="标题">
        <Input />
      </Form.Item>
      <Link to="/list">返回列表</Link>
      <Link to="/?view=trial">试算</Link>
    </Form>
  );
}

const setUp = () => {
  const shell = (
    <ConfigProvider button={{ autoInsertSpace: false }} theme={{ token: { motion: false } }}>
      <App>
        <LeaveGuard />
        <Outlet />
      </App>
    </ConfigProvider>
  );
  const router = createMemoryRouter([{ element: shell, children: [{ path: '/', element: <Editor /> }, { path: '/list', element: <p>列表</p> }] }]);
  render(<RouterProvider router={router} />);
  return router;
};
const type = (value: string) => fireEvent.change(screen.getByLabelText('标题'), { target: { value } });
const leave = () => fireEvent.click(screen.getByRole('link', { name: '返回列表' }));
const unload = () => {
  const event = new Event('beforeunload', { cancelable: true });
  act(() => void window.dispatchEvent(event));
  return event.defaultPrevented;
};

it('lets go of a page where nothing was typed', async () => {
  setUp();
  expect(unload()).toBe(false);
  leave();
  expect(await screen.findByText('列表')).toBeInTheDocument();
});

it('asks before another page takes what was typed along, and stays', async () => {
  setUp();
  type('每月一课');
  expect(unload()).toBe(true);
  leave();
  fireEvent.click(await screen.findByRole('button', { name: '留在本页' }));
  await waitFor(() => expect(screen.queryByText('离开本页？')).toBeNull());
  expect(screen.getByLabelText('标题')).toHaveValue('每月一课');
});

it('leaves when the officer says so', async () => {
  setUp();
  type('每月一课');
  leave();
  fireEvent.click(await screen.findByRole('button', { name: '离开' }));
  expect(await screen.findByText('列表')).toBeInTheDocument();
  expect(unload()).toBe(false);
});

it('does not ask while the page stays the same', async () => {
  const router = setUp();
  type('每月一课');
  fireEvent.click(screen.getByRole('link', { name: '试算' }));
  await waitFor(() => expect(router.state.location.search).toBe('?view=trial'));
  expect(screen.queryByText('离开本页？')).toBeNull();
});
