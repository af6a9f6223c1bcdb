import { UnitOfWork } from '../database';
import { Audit } from '../platform/audit';
import { BlindIndex, FieldCipher } from '../platform/crypto';
import { withApplication } from './context';
import { KeyRotation } from './keys/key-rotation';
import { KeyWork } from './keys/key-work';

/**
 * `rotate-keys [--reindex] [--check]`: encrypts again what was not encrypted with the last of FIELD_KEYS. `--reindex` also
 * computes the keyed hashes anew for a changed INDEX_KEY, and needs the service stopped: until it is done nobody is found by
 * phone or ID number. `--check` writes nothing; exit code 1 when something is left to do.
 */
export async function rotateKeysCommand(args: string[]): Promise<void> {
  const unknown = args.find((arg) => !['--reindex', '--check'].includes(arg));
  if (unknown) throw new Error(`用法：rotate-keys [--reindex] [--check]，没有参数 ${unknown}`);
  const [reindex, checkOnly] = [args.includes('--reindex'), args.includes('--check')];
  await withApplication(async (app) => {
    const uow = app.get(UnitOfWork);
    const keys = new KeyWork(app.get(FieldCipher), reindex ? app.get(BlindIndex) : null);
    let renewed = 0;
    for await (const report of new KeyRotation(uow, keys).run({ checkOnly })) {
      process.stdout.write(`${report.table}：核对 ${report.checked} 行，${checkOnly ? '待更新' : '更新'} ${report.renewed} 行\n`);
      renewed += report.renewed;
    }
    if (checkOnly) {
      process.exitCode = renewed > 0 ? 1 : 0;
      return;
    }
    const fact = { action: 'keys.rotate', objectType: 'platform', objectId: 'field-keys', orgPath: '', title: '轮换加密密钥', detail: { reindex, rows: renewed } };
    await uow.run((tx) => app.get(Audit).record(tx, fact));
    process.stdout.write(`完成：共更新 ${renewed} 行\n`);
  });
}
