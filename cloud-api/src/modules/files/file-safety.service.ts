import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id, SafetyState } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { type Tx, UnitOfWork } from '../../database';
import { Clock } from '../../platform/clock';
import { FileLinks } from '../../platform/files';
import { Schedules } from '../../platform/jobs';
import { Outbox, OutboxHandlers } from '../../platform/outbox';
import { MEDIA_CHECKED, SafetyApi, type MediaChecked, type Verdict } from '../../platform/wechat';
import { WechatAccounts } from '../auth';
import { FILE_CHECKED, FILE_SAFETY_CHECK, type FileChecked, type FileSafetyCheck } from './file-events';
import { StoredFile } from './stored-file.entity';

/** Forum: articles that a community reads. */
const SCENE = 3;
/** WeChat promises its verdict within 30 minutes. */
const GIVE_UP_MS = 35 * 60_000;
const SWEEP_EVERY_MS = 5 * 60_000;
const SWEEP_BATCH = 200;
const LINK_SECONDS = 7_200;

/** Has WeChat judge pictures; what it can't judge waits for a person, never passes by itself. */
@Injectable()
export class FileSafety implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly api: SafetyApi,
    private readonly accounts: WechatAccounts,
    private readonly links: FileLinks,
    private readonly outbox: Outbox,
    private readonly handlers: OutboxHandlers,
    private readonly schedules: Schedules,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.on<FileSafetyCheck>(FILE_SAFETY_CHECK, ({ fileId }) => this.start(fileId));
    this.handlers.on<MediaChecked>(MEDIA_CHECKED, (event) => this.arrived(event));
    this.schedules.every('files.safety_sweep', SWEEP_EVERY_MS, () => this.sweep());
  }

  /** A person takes responsibility, in the unit of work of the thing that shows the files; risky ones stay risky. */
  async pass(tx: Tx, fileIds: readonly Id[]): Promise<void> {
    if (fileIds.length === 0) return;
    await tx.repo(StoredFile).update({ id: In([...fileIds]), safety: In(['pending', 'review']) }, { safety: 'pass', checkedAt: this.clock.now() });
  }

  async states(fileIds: readonly Id[]): Promise<Map<Id, SafetyState>> {
    if (fileIds.length === 0) return new Map();
    const files = await this.uow.read((tx) => tx.repo(StoredFile).find({ select: { id: true, safety: true }, where: { id: In([...fileIds]) } }));
    return new Map(files.map(({ id, safety }) => [id, safety]));
  }

  private async start(fileId: Id): Promise<void> {
    const file = await this.uow.read((tx) => tx.repo(StoredFile).findOneBy({ id: fileId }));
    if (!file || file.safety !== 'pending' || file.traceId) return;
    const openid = (await this.accounts.openidsOf([file.ownerId])).get(file.ownerId);
    const check = openid ? await this.api.checkImage({ openid, scene: SCENE, url: this.links.sign(fileId, 'main', LINK_SECONDS) }) : null;
    if (!check) return this.settle(fileId, 'review', null);
    await this.uow.run((tx) => tx.repo(StoredFile).update({ id: fileId, safety: 'pending' }, { traceId: check.traceId }));
  }

  /** A push may overtake the reply that names its trace; the outbox tries again. */
  private async arrived({ traceId, verdict, label }: MediaChecked): Promise<void> {
    const file = await this.uow.read((tx) => tx.repo(StoredFile).findOneBy({ traceId }));
    if (!file) throw new Error(`no file waits for trace ${traceId}`);
    await this.settle(file.id, verdict, label);
  }

  private async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - GIVE_UP_MS);
    const late = await this.uow.read((tx) =>
      tx.select<{ id: Id }>(`SELECT id FROM stored_file WHERE safety = 'pending' AND createdAt < ? ORDER BY createdAt LIMIT ${SWEEP_BATCH}`, [before]),
    );
    for (const { id } of late) await this.settle(id, 'review', null);
  }

  private async settle(fileId: Id, safety: Verdict, label: string | null): Promise<void> {
    await this.uow.run(async (tx) => {
      const change = { safety, safetyLabel: label, checkedAt: this.clock.now() };
      // A verdict that comes after the sweep still counts, except against a person's decision.
      const open: SafetyState[] = safety === 'risky' ? ['pending', 'review', 'pass'] : safety === 'pass' ? ['pending', 'review'] : ['pending'];
      const { affected } = await tx.repo(StoredFile).update({ id: fileId, safety: In(open) }, change);
      if (affected === 1) await this.outbox.add(tx, FILE_CHECKED, { fileId, safety } satisfies FileChecked);
    });
  }
}
