import type { SandboxOptions } from '../../src/options';
import { FakeH5 } from './fake-h5';
import { PhoneBrowser } from './phone-browser';
import { SandboxClient } from './sandbox-client';

/** The sandbox's phones in a browser, with a page of H5 inside them. */
export class PhoneScene {
  private constructor(
    readonly h5: FakeH5,
    readonly sandbox: SandboxClient,
    readonly phones: PhoneBrowser,
  ) {}

  static async start(options: Partial<SandboxOptions> = {}): Promise<PhoneScene> {
    const h5 = await FakeH5.start();
    const sandbox = await SandboxClient.start({ ...options, h5Url: h5.url });
    h5.sandboxUrl = sandbox.url;
    h5.templateIds = Object.values(sandbox.options.templates);
    try {
      return new PhoneScene(h5, sandbox, await PhoneBrowser.start(sandbox.url));
    } catch (error) {
      await sandbox.stop();
      await h5.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.phones.stop();
    await this.sandbox.stop();
    await this.h5.stop();
  }
}
