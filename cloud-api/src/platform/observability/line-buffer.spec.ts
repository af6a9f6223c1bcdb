import { LineBuffer } from './line-buffer';

describe('LineBuffer', () => {
  const written: string[] = [];
  const make = () => new LineBuffer({ write: (text: string) => written.push(text) });

  beforeEach(() => {
    written.length = 0;
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  it('lets lines leave together, soon', () => {
    const log = make();
    log.write('a\n');
    log.write('b\n');
    expect(written).toEqual([]);
    jest.advanceTimersByTime(100);
    expect(written).toEqual(['a\nb\n']);
  });

  it('lets a warning leave at once, with what came before it', () => {
    const log = make();
    log.write('a\n');
    log.lastLevel = 40;
    log.write('trouble\n');
    expect(written).toEqual(['a\ntrouble\n']);
  });

  it('never holds much', () => {
    const log = make();
    log.write('x'.repeat(5_000));
    expect(written).toHaveLength(1);
  });
});
