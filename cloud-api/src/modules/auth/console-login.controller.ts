import { Body, Controller, Param } from '@nestjs/common';
import {
  consoleAuthApi, type ConsoleLogin, type EnrolledLogin, type LoggedIn, type ScanProgress, type ScanTicket, type SecondFactorKey,
} from '@xianfeng/shared-types';
import { Public } from '../../platform/access';
import { Route } from '../../platform/http';
import { ConsoleLogins } from './console-login.service';
import { SmsLoginDto } from './dto/auth.dto';
import { ScanPollDto, SecondFactorDto, SecondFactorTicketDto } from './dto/console-auth.dto';
import { ScanTickets } from './scan/scan-tickets.service';

/** Ways into the console on a PC. */
@Controller()
export class ConsoleLoginController {
  constructor(
    private readonly logins: ConsoleLogins,
    private readonly scans: ScanTickets,
  ) {}

  @Route(consoleAuthApi.askScan)
  @Public()
  askScan(): Promise<ScanTicket> {
    return this.scans.ask();
  }

  @Route(consoleAuthApi.pollScan)
  @Public()
  pollScan(@Param('id') id: string, @Body() body: ScanPollDto): Promise<ScanProgress> {
    return this.scans.poll(id, body);
  }

  @Route(consoleAuthApi.smsLogin)
  @Public()
  loginBySms(@Body() body: SmsLoginDto): Promise<ConsoleLogin> {
    return this.logins.bySms(body);
  }

  @Route(consoleAuthApi.passSecondFactor)
  @Public()
  passSecondFactor(@Body() body: SecondFactorDto): Promise<LoggedIn> {
    return this.logins.passSecondFactor(body);
  }

  @Route(consoleAuthApi.enrolAtLogin)
  @Public()
  enrol(@Body() body: SecondFactorTicketDto): Promise<SecondFactorKey> {
    return this.logins.enrol(body.ticket);
  }

  @Route(consoleAuthApi.confirmAtLogin)
  @Public()
  confirmEnrolment(@Body() body: SecondFactorDto): Promise<EnrolledLogin> {
    return this.logins.confirmEnrolment(body);
  }
}
