import { Controller, Param } from '@nestjs/common';
import { consoleAuthApi, type Done, type ScanRequestView } from '@xianfeng/shared-types';
import { Authenticated } from '../../../platform/access';
import { Route } from '../../../platform/http';
import { ScanApproval } from './scan-approval.service';

/** What the phone answers to a PC that wants in. */
@Controller()
export class ScanRequestController {
  constructor(private readonly approval: ScanApproval) {}

  @Route(consoleAuthApi.openScan)
  @Authenticated()
  open(@Param('scene') scene: string): Promise<ScanRequestView> {
    return this.approval.open(scene);
  }

  @Route(consoleAuthApi.confirmScan)
  @Authenticated()
  async confirm(@Param('scene') scene: string): Promise<Done> {
    await this.approval.confirm(scene);
    return { ok: true };
  }

  @Route(consoleAuthApi.refuseScan)
  @Authenticated()
  async refuse(@Param('scene') scene: string): Promise<Done> {
    await this.approval.refuse(scene);
    return { ok: true };
  }
}
