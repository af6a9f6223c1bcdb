import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App } from 'antd';
import { JudgeForm, type Choice } from './judge-form';

jest.mock('@/shared/session', () => ({ useMe: () => ({ member: { id: 'ME' } }) }));

type Outcome = 'pass' | 'return';
const CHOICES: readonly Choice<Outcome>[] = [
  { key: 'pass', text: '评审通过', consequence: '进入公示。', optional: true, onward: true },
  { key: 'return', text: '退回修改', consequence: '退回作者。' },
];

function setUp(onTake = jest.fn().mockResolvedValue(true), choices = CHOICES) {
  render(
    <App>
      <JudgeForm<Outcome> draft="case:A" subject="《晨间十分钟》" label="意见" readers="作者" placeholder="" choices={choices} onTake={onTake} />
    </App>,
  );
  const field = screen.getByLabelText(/意见/);
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
  const agree = async (name: string) => {
    await screen.findByRole('dialog');
    fireEvent.click(screen.getAllByRole('button', { name }).at(-1)!);
  };
  return { onTake, field, press, agree };
}

beforeEach(() => sessionStorage.clear());

it('asks for the words before it asks for anything else', () => {
  const { onTake, press } = setUp();
  press('退回修改');
  expect(screen.getByRole('alert')).toHaveTextContent('请填写意见');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(onTake).not.toHaveBeenCalled();
});

it('says what will happen and what the author will read, then takes it and forgets the words', async () => {
  const { onTake, field, press, agree } = setUp();
  fireEvent.change(field, { target: { value: ' 数据请注明来源 ' } });
  press('退回修改');
  expect(await screen.findByRole('dialog')).toHaveTextContent('退回作者。作者会看到：数据请注明来源');
  await agree('退回修改');
  await waitFor(() => expect(onTake).toHaveBeenCalledWith('return', '数据请注明来源'));
  await waitFor(() => expect(field).toHaveValue(''));
});

it('keeps the words when it was refused', async () => {
  const { onTake, field, press, agree } = setUp(jest.fn().mockResolvedValue(false));
  fireEvent.change(field, { target: { value: '数据请注明来源' } });
  press('退回修改');
  await agree('退回修改');
  await waitFor(() => expect(onTake).toHaveBeenCalled());
  expect(field).toHaveValue('数据请注明来源');
});

it('takes no judgement that has to wait', () => {
  setUp(undefined, [{ ...CHOICES[0], waits: '评分份数不足' }, CHOICES[1]]);
  expect(screen.getByRole('button', { name: '评审通过' })).toBeDisabled();
});

it('moves the matter on by Ctrl+Enter, and starts a new line by Enter alone', async () => {
  const { onTake, field, agree } = setUp();
  fireEvent.change(field, { target: { value: '同意' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(screen.queryByRole('dialog')).toBeNull();
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
  await agree('评审通过');
  await waitFor(() => expect(onTake).toHaveBeenCalledWith('pass', '同意'));
});

it('does nothing by Ctrl+Enter while the judgement has to wait', () => {
  const { field } = setUp(undefined, [{ ...CHOICES[0], waits: '评分份数不足' }, CHOICES[1]]);
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
  expect(screen.queryByRole('dialog')).toBeNull();
});
