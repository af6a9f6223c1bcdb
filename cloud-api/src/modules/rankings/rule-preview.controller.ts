import { Body, Controller, Param } from '@nestjs/common';
import { rulePreviewApi, type RulePreview } from '@xianfeng/shared-types';
import { Requires } from '../../platform/access';
import { Route } from '../../platform/http';
import { PreviewNewRuleDto, PreviewRuleDto } from '../points';
import { RulePreviews } from './rule-preview.service';

@Controller()
export class RulePreviewController {
  constructor(private readonly previews: RulePreviews) {}

  @Route(rulePreviewApi.preview)
  @Requires('point:rule')
  preview(@Param('code') code: string, @Body() body: PreviewRuleDto): Promise<RulePreview> {
    return this.previews.preview(code, body);
  }
  @Route(rulePreviewApi.previewNew)
  @Requires('point:rule')
  previewNew(@Body() body: PreviewNewRuleDto): Promise<RulePreview> {
    return this.previews.previewNew(body);
  }
}
