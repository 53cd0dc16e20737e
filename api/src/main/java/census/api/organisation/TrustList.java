package census.api.organisation;

import static census.api.organisation.Membership.ORGANISATIONS;
import static census.api.organisation.Membership.organisationsOf;

import census.api.web.Base;
import census.api.web.ListRoute;
import census.api.web.Table;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of trusts. */
@Configuration(proxyBeanMethods = false)
class TrustList {

  static final Table TRUST = Table.published("trust");

  @Bean
  ListRoute trusts() {
    return ListRoute.named("trusts")
        .of(Base.OLDER_ORGANISATIONS)
        .oneRow("A trust and its organisations")
        .from(TRUST)
        .asOf(Membership.AS_OF)
        .order("name, ods_code")
        .key(TRUST.field("ods_code"))
        .joined("select page.*, " + organisationsOf("trust", "page.ods_code") + " from page")
        .alsoReads("nhs_membership", "parent_kind = 'trust'")
        .alsoReads("organisation", "true")
        .shows(TRUST.fields("ods_code", "published_at"))
        .shows(ORGANISATIONS)
        .build();
  }
}
