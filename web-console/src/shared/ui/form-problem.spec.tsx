import { act, render, screen } from '@testing-library/react';
import { Form, Input, type FormInstance } from 'antd';
import { ProblemError } from '../api';
import { showAtFields } from './form-problem';

let form: FormInstance;

function Fields() {
  [form] = Form.useForm();
  return (
    <Form form={form}>
      <Form.Item name="memberIds" label="党员"><Input /></Form.Item>
      <Form.Item name={['along', 'case.weight']} label="权重"><Input /></Form.Item>
    </Form>
  );
}

const problem = (...errors: [string, string][]) =>
  new ProblemError({ type: '/problems/request.invalid', title: '填写的内容有误', status: 422, code: 'request.invalid', errors: errors.map(([path, message]) => ({ path, message })) } as never);

it('puts every complaint at its field or at the field it is a part of, and gives the others back', async () => {
  render(<Fields />);
  let elsewhere: string[] = [];
  act(() => {
    elsewhere = showAtFields(form, problem(['memberIds.3', '王芳已调出'], ['memberIds.7', '李明已调出'], ['along.case.weight', '合计应为 100'], ['requestId', '请重新打开页面']));
  });
  expect(await screen.findByText('王芳已调出')).toBeInTheDocument();
  expect(screen.getByText('李明已调出')).toBeInTheDocument();
  expect(screen.getByText('合计应为 100')).toBeInTheDocument();
  expect(elsewhere).toEqual(['请重新打开页面']);
});
