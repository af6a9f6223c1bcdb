import { Body, Controller, Param, Query, Res } from '@nestjs/common';
import { shareApi, type PosterView, type PublicCase, type ShareCard, type ShareEntered, type ShareGroup } from '@xianfeng/shared-types';
import type { FastifyReply } from 'fastify';
import { Public, Requires } from '../../../platform/access';
import { Route } from '../../../platform/http';
import { LabelGroupDto, PictureProofDto, ShareEnterDto, ShareIdDto, SharePictureDto } from '../dto/share.dto';
import { ShareGroups } from './share-groups';
import { SharePictures } from './share-pictures';
import { Sharing } from './sharing.service';

/** Seconds; signed addresses change at least this seldom. */
const CACHE = 'private, max-age=600';

/** Sharing to chats. Nothing is earned by it. */
@Controller()
export class ShareController {
  constructor(
    private readonly sharing: Sharing,
    private readonly shareGroups: ShareGroups,
    private readonly pictures: SharePictures,
  ) {}

  @Route(shareApi.card)
  @Requires('case:read')
  card(@Param('id') id: string): Promise<ShareCard> {
    return this.sharing.card(id);
  }

  @Route(shareApi.poster)
  @Requires('case:read')
  poster(@Param('id') id: string): Promise<PosterView> {
    return this.sharing.poster(id);
  }

  @Route(shareApi.groups)
  @Requires('case:branch-review')
  groups(@Param('id') id: string): Promise<ShareGroup[]> {
    return this.shareGroups.ofCase(id);
  }

  @Route(shareApi.labelGroup)
  @Requires('case:branch-review')
  labelGroup(@Param('id') id: string, @Body() { label }: LabelGroupDto): Promise<ShareGroup> {
    return this.shareGroups.label(id, label);
  }

  @Route(shareApi.enter)
  @Requires('case:read')
  enter(@Body() body: ShareEnterDto): Promise<ShareEntered> {
    return this.shareGroups.enter(body);
  }

  @Route(shareApi.publicCase)
  @Public()
  publicCase(@Param() { shareId }: ShareIdDto): Promise<PublicCase> {
    return this.sharing.publicCase(shareId);
  }

  @Route(shareApi.picture)
  @Public()
  async picture(@Param() { shareId, picture }: SharePictureDto, @Query() proof: PictureProofDto, @Res() reply: FastifyReply): Promise<void> {
    const { stream, size } = await this.pictures.open(shareId, picture, proof);
    // A chat shows it on a page that is not ours.
    await reply.type('image/png').headers({ 'content-length': size, 'cache-control': CACHE, 'cross-origin-resource-policy': 'cross-origin' }).send(stream);
  }
}
