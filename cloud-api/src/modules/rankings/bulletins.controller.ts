import { Body, Controller, Param, Query } from '@nestjs/common';
import { type Bulletin, type BulletinLine, bulletinsApi, type BulletinVersion, type Page } from '@xianfeng/shared-types';
import { Requires } from '../../platform/access';
import { PageQueryDto, Route } from '../../platform/http';
import { BulletinsQueries } from './bulletins.queries';
import { BulletinsService } from './bulletins.service';
import { EditBulletinDto, GenerateBulletinDto, ReturnDto, VersionDto } from './dto/rankings.dto';

@Controller()
export class BulletinsController {
  constructor(
    private readonly service: BulletinsService,
    private readonly queries: BulletinsQueries,
  ) {}

  @Route(bulletinsApi.list)
  @Requires('ranking:read')
  list(@Query() query: PageQueryDto): Promise<Page<BulletinLine>> {
    return this.queries.list(query);
  }

  @Route(bulletinsApi.detail)
  @Requires('ranking:read')
  detail(@Param('id') id: string): Promise<Bulletin> {
    return this.queries.detail(id);
  }

  @Route(bulletinsApi.generate)
  @Requires('bulletin:edit')
  async generate(@Body() body: GenerateBulletinDto): Promise<Bulletin> {
    return this.queries.detail(await this.service.generate(body.month));
  }

  @Route(bulletinsApi.edit)
  @Requires('bulletin:edit')
  async edit(@Param('id') id: string, @Body() body: EditBulletinDto): Promise<Bulletin> {
    await this.service.edit(id, body);
    return this.queries.detail(id);
  }

  @Route(bulletinsApi.versions)
  @Requires('bulletin:edit')
  versions(@Param('id') id: string): Promise<BulletinVersion[]> {
    return this.queries.versions(id);
  }

  @Route(bulletinsApi.submit)
  @Requires('bulletin:edit')
  async submit(@Param('id') id: string, @Body() body: VersionDto): Promise<Bulletin> {
    await this.service.submit(id, body.version);
    return this.queries.detail(id);
  }

  @Route(bulletinsApi.returnToEditor)
  @Requires('bulletin:approve')
  async returnToEditor(@Param('id') id: string, @Body() body: ReturnDto): Promise<Bulletin> {
    await this.service.returnToEditor(id, body.version, body.reason);
    return this.queries.detail(id);
  }

  @Route(bulletinsApi.approve)
  @Requires('bulletin:approve')
  async approve(@Param('id') id: string, @Body() body: VersionDto): Promise<Bulletin> {
    await this.service.approve(id, body.version);
    return this.queries.detail(id);
  }

  @Route(bulletinsApi.publish)
  @Requires('bulletin:approve')
  async publish(@Param('id') id: string, @Body() body: VersionDto): Promise<Bulletin> {
    await this.service.publish(id, body.version);
    return this.queries.detail(id);
  }
}
