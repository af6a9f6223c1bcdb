import { optionsFromEnvironment } from './options';
import { createSandbox } from './server';

async function main(): Promise<void> {
  const running = createSandbox(optionsFromEnvironment());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void running.close().then(() => process.exit(0)));
  }
  console.log(`listening ${await running.listen()}`);
}

main().catch((error: NodeJS.ErrnoException) => {
  console.error(error.code === 'EADDRINUSE' ? `微信沙箱：端口已被占用（SANDBOX_PORT）。${error.message}` : `微信沙箱无法启动：${error.message}`);
  process.exit(1);
});
