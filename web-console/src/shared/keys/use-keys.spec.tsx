import { fireEvent, render, screen } from '@testing-library/react';
import { useKeys } from './use-keys';

function Desk({ next }: { next: (() => void) | null }) {
  useKeys({ j: next });
  return <textarea aria-label="意见" />;
}

it('acts on the key, but not while somebody types, nor with Ctrl', () => {
  const next = jest.fn();
  render(<Desk next={next} />);
  fireEvent.keyDown(document.body, { key: 'j' });
  expect(next).toHaveBeenCalledTimes(1);
  fireEvent.keyDown(screen.getByLabelText('意见'), { key: 'j' });
  fireEvent.keyDown(document.body, { key: 'j', ctrlKey: true });
  expect(next).toHaveBeenCalledTimes(1);
});

it('does nothing where there is nothing to do', () => {
  render(<Desk next={null} />);
  expect(fireEvent.keyDown(document.body, { key: 'j' })).toBe(true);
});
