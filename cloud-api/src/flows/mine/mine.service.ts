import { Injectable } from '@nestjs/common';
import type { MineView } from '@xianfeng/shared-types';
import { MeService } from '../../modules/auth';
import { DuesTodos } from '../../modules/dues';
import { InboxService } from '../../modules/notifications';
import { PointsQueries } from '../../modules/points';
import { currentPrincipal } from '../../platform/access';

/** The page 我的 in one round trip; its parts are asked for at the same time. */
@Injectable()
export class MineService {
  constructor(
    private readonly meService: MeService,
    private readonly points: PointsQueries,
    private readonly dues: DuesTodos,
    private readonly inbox: InboxService,
  ) {}

  async show(): Promise<MineView> {
    const { memberId } = currentPrincipal();
    const [me, points, { months, owedFen }, { unread }] = await Promise.all([
      this.meService.of(memberId), this.points.myMonth(), this.dues.counts(), this.inbox.unread(memberId),
    ]);
    return { me, points, dues: { months, owedFen }, unread };
  }
}
