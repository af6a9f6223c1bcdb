import { act, render } from '@testing-library/react';
import { BrowserRouter } from 'react-router';
import { useAddress } from './use-address';

it('keeps both of two choices made before the page is drawn again, and forgets one that is taken back', () => {
  let choose: ReturnType<typeof useAddress<'a' | 'b' | 'c'>>[1] = () => undefined;
  let seen: object = {};
  function Page() {
    const [chosen, change] = useAddress(['a', 'b', 'c']);
    choose = change;
    seen = chosen;
    return null;
  }
  window.history.replaceState(null, '', '/?c=3');
  render(<BrowserRouter><Page /></BrowserRouter>);
  act(() => {
    choose({ a: '1' });
    choose({ b: '2', c: '' });
  });
  expect(seen).toEqual({ a: '1', b: '2' });
});
