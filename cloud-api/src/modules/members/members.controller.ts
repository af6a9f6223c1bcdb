import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  type DuplicatePair, type MemberHistoryItem, type MemberListItem, type MemberMerge, memberMergesApi, membersApi, type MemberTable, type MemberView, type Page, type PostHolder, type RevealedMember,
} from '@xianfeng/shared-types';
import { Requires } from '../../platform/access';
import { PageQueryDto, Route } from '../../platform/http';
import {
  AppointMemberDto, ChangeMemberStatusDto, CreateMemberDto, EndPostDto, MergeMembersDto, MoveMemberDto, RevealMemberDto, UpdateMemberDto,
} from './dto/member.dto';
import { MemberListQueryDto, MemberTableQueryDto } from './dto/member-query.dto';
import { MemberChangesService } from './member-changes.service';
import { MemberMergeService } from './member-merge.service';
import { MemberQueries } from './member.queries';
import { MembersService } from './members.service';

/** The roster. */
@Controller()
export class MembersController {
  constructor(
    private readonly members: MembersService,
    private readonly changes: MemberChangesService,
    private readonly queries: MemberQueries,
    private readonly merges: MemberMergeService,
  ) {}

  @Route(membersApi.list)
  @Requires('member:read')
  list(@Query() query: MemberListQueryDto): Promise<Page<MemberListItem>> {
    return this.queries.list(query);
  }

  @Route(membersApi.table)
  @Requires('member:read')
  table(@Query() query: MemberTableQueryDto): Promise<MemberTable> {
    return this.queries.table(query);
  }

  @Route(membersApi.postHolders)
  @Requires('org:read')
  postHolders(@Param('id') id: string): Promise<PostHolder[]> {
    return this.queries.postHolders(id);
  }

  @Route(membersApi.create)
  @Requires('member:write')
  create(@Body() body: CreateMemberDto): Promise<MemberView> {
    return this.members.create(body);
  }

  @Route(membersApi.detail)
  @Requires('member:read')
  detail(@Param('id') id: string): Promise<MemberView> {
    return this.members.detail(id);
  }

  @Route(membersApi.update)
  @Requires('member:write')
  update(@Param('id') id: string, @Body() body: UpdateMemberDto): Promise<MemberView> {
    return this.members.update(id, body);
  }

  @Route(membersApi.changeStatus)
  @Requires('member:write')
  changeStatus(@Param('id') id: string, @Body() body: ChangeMemberStatusDto): Promise<MemberView> {
    return this.changes.changeStatus(id, body);
  }

  @Route(membersApi.move)
  @Requires('member:write')
  move(@Param('id') id: string, @Body() body: MoveMemberDto): Promise<MemberView> {
    return this.changes.move(id, body);
  }

  @Route(membersApi.reveal)
  @Requires('member:reveal')
  reveal(@Param('id') id: string, @Body() body: RevealMemberDto): Promise<RevealedMember> {
    return this.members.reveal(id, body);
  }

  @Route(membersApi.history)
  @Requires('member:read')
  history(@Param('id') id: string, @Query() query: PageQueryDto): Promise<Page<MemberHistoryItem>> {
    return this.members.history(id, query);
  }

  @Route(membersApi.appoint)
  @Requires('member:write')
  appoint(@Param('id') id: string, @Body() body: AppointMemberDto): Promise<MemberView> {
    return this.changes.appoint(id, body);
  }

  @Route(memberMergesApi.duplicates)
  @Requires('member:write')
  duplicates(@Query() query: PageQueryDto): Promise<Page<DuplicatePair>> {
    return this.merges.duplicates(query);
  }

  @Route(memberMergesApi.preview)
  @Requires('member:write')
  previewMerge(@Param('id') id: string, @Body() body: MergeMembersDto): Promise<MemberMerge> {
    return this.merges.preview(id, body);
  }

  @Route(memberMergesApi.merge)
  @Requires('member:write')
  merge(@Param('id') id: string, @Body() body: MergeMembersDto): Promise<MemberMerge> {
    return this.merges.merge(id, body);
  }

  @Route(membersApi.endPost)
  @Requires('member:write')
  endPost(@Param('id') id: string, @Param('postId') postId: string, @Body() body: EndPostDto): Promise<MemberView> {
    return this.changes.endPost(id, postId, body);
  }
}
