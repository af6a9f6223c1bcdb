import { act, fireEvent, render, screen } from '@testing-library/react';
import { router } from '@test/stubs/taro';
import BindPage from '@/packages/account/bind';
import { RefusedByUser } from '@/shared/platform';
import { ProblemError } from '@/shared/request';
import { callPublic, environment } from '@/shared/session';

jest.mock('@/shared/session', () => ({ acceptLogin: jest.fn(), callPublic: jest.fn(), environment: jest.fn(), environmentNow: jest.fn(), freshBindTicket: jest.fn().mockResolvedValue('ticket') }));
const getPhoneNumber = jest.fn();

beforeEach(() => {
  router.params = {};
  (environment as jest.Mock).mockResolvedValue({ platform: { getPhoneNumber } });
});

async function bind() {
  render(<BindPage />);
  fireEvent.click(screen.getByRole('checkbox'));
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: '微信手机号一键绑定' })));
}

it('says what is wrong with the number for as long as it takes to read, and offers another one', async () => {
  getPhoneNumber.mockResolvedValue('code');
  const title = '手机号与党员名册不一致';
  (callPublic as jest.Mock).mockRejectedValue(new ProblemError({ type: '', title, status: 422, code: 'auth.not_in_roster', instance: '' }));
  await bind();
  expect(screen.getByRole('note')).toHaveTextContent(title);
  expect(screen.getByLabelText('手机号')).toBeInTheDocument();
});

it('goes on by SMS where the number is not given', async () => {
  getPhoneNumber.mockRejectedValue(new RefusedByUser());
  await bind();
  expect(screen.getByRole('note')).toHaveTextContent('改用短信验证绑定');
});
