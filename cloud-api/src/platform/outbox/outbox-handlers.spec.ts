import { OutboxHandlers } from './outbox-handlers';

describe('outbox handlers', () => {
  it('gives a message to every handler of its topic, in order', async () => {
    const handlers = new OutboxHandlers();
    const seen: string[] = [];
    handlers.on<{ n: number }>('event', async ({ n }) => void seen.push(`first ${n}`));
    handlers.on<{ n: number }>('event', async ({ n }) => void seen.push(`second ${n}`));
    await handlers.handle('event', { n: 1 }, 'id');
    expect(seen).toEqual(['first 1', 'second 1']);
  });

  it('lets one handler fail without keeping the others from their work, and fails as a whole', async () => {
    const handlers = new OutboxHandlers();
    let heard = 0;
    handlers.on('event', () => Promise.reject(new Error('index is away')));
    handlers.on('event', async () => void heard++);
    await expect(handlers.handle('event', {}, 'id')).rejects.toThrow('index is away');
    expect(heard).toBe(1);
  });

  it('lets a declared event pass unheard and refuses an unknown topic', async () => {
    const handlers = new OutboxHandlers();
    handlers.declare('event');
    await handlers.handle('event', {}, 'id');
    await expect(handlers.handle('mistyped', {}, 'id')).rejects.toThrow('no handler for outbox topic mistyped');
  });

  it('keeps handlers that were registered before the declaration', async () => {
    const handlers = new OutboxHandlers();
    let heard = 0;
    handlers.on('event', async () => void heard++);
    handlers.declare('event');
    await handlers.handle('event', {}, 'id');
    expect(heard).toBe(1);
  });
});
