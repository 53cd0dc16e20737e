package census.api;

import census.model.schema.TestDatabase;

/**
 * Four hospitals: two of a trust, of which one was another trust's before, one of a Welsh board,
 * one that belongs to nothing. And three diabetes units, of which one has no hospital.
 */
final class FeignHospitals {

  private FeignHospitals() {}

  static void publishAll(TestDatabase database) {
    Sampleford.publish(
        database,
        "organisations",
        "organisation",
        """
        ('R9Z01','SAMPLEFORD HOSPITAL','https://www.example.org/','1 MOCK ROAD',null,null,
         '01632 960001','SAMPLEFORD','FABLESHIRE',51.5,-0.12,530650,180040,'ZA1 1AA',true,'2023-04-01'),
        ('R9Z02','MOCKBURY HOSPITAL',null,'2 MOCK ROAD','SPECIMEN PARK',null,
         null,'MOCKBURY',null,null,null,null,null,'ZA1 1AB',true,null),
        ('9A1AA','YSBYTY FFUG',null,'3 STRYD FFUG',null,null,
         null,'TREFANNOL','ESGUS',52.416296,-4.071756,259150,281600,'ZA11 1AA',true,null),
        ('8ZZ01','ALONE CLINIC',null,'4 MOCK ROAD',null,null,
         null,'NOWHERE',null,51.5,-0.12,530650,180040,'ZA1 1AA',false,null)
        """);
    Sampleford.publish(
        database,
        "organisation_periods",
        "organisation_period",
        """
        ('R9Z01','SAMPLEFORD HOSPITAL','https://www.example.org/','1 MOCK ROAD',null,null,
         '01632 960001','SAMPLEFORD','FABLESHIRE',51.5,-0.12,530650,180040,'ZA1 1AA',true,'2023-04-01',
         '-infinity','infinity'),
        ('R9Z02','MOCKBURY INFIRMARY',null,'2 MOCK ROAD',null,null,
         null,'MOCKBURY',null,null,null,null,null,'ZA1 1AC',true,null,'-infinity','2019-03-31'),
        ('R9Z02','MOCKBURY HOSPITAL',null,'2 MOCK ROAD','SPECIMEN PARK',null,
         null,'MOCKBURY',null,null,null,null,null,'ZA1 1AB',true,null,'2019-04-01','infinity'),
        ('9A1AA','YSBYTY FFUG',null,'3 STRYD FFUG',null,null,
         null,'TREFANNOL','ESGUS',52.416296,-4.071756,259150,281600,'ZA11 1AA',true,null,'-infinity','infinity'),
        ('8ZZ01','ALONE CLINIC',null,'4 MOCK ROAD',null,null,
         null,'NOWHERE',null,51.5,-0.12,530650,180040,'ZA1 1AA',true,null,'-infinity','2018-03-31'),
        ('8ZZ01','ALONE CLINIC',null,'4 MOCK ROAD',null,null,
         null,'NOWHERE',null,51.5,-0.12,530650,180040,'ZA1 1AA',false,null,'2018-04-01','infinity'),
        ('8ZZ02','BYGONE CLINIC',null,'5 MOCK ROAD',null,null,
         null,'NOWHERE',null,51.5,-0.12,530650,180040,'ZA1 1AA',true,null,'-infinity','2017-03-31')
        """);
    Sampleford.publish(
        database,
        "trust_periods",
        "trust_period",
        """
        ('R9Z','SAMPLEFORD NHS TRUST','TRUST HEADQUARTERS',null,'SAMPLEFORD','ZA1 1AA','ENGLAND',
         null,'https://www.example.org/',true,null,'-infinity','infinity'),
        ('R9Y','MOCKBURY NHS TRUST','TRUST HEADQUARTERS',null,'MOCKBURY','ZA1 1AA','ENGLAND',
         null,null,true,null,'-infinity','2019-03-31'),
        ('R9Y','MOCKBURY NHS TRUST','TRUST HEADQUARTERS',null,'MOCKBURY','ZA1 1AA','ENGLAND',
         null,null,false,null,'2019-04-01','infinity')
        """);
    // By the legal dates the infirmary was renamed earlier, and its trust closed later.
    Sampleford.publish(
        database,
        "legal_organisation_periods",
        "legal_organisation_period",
        """
        ('R9Z01','SAMPLEFORD HOSPITAL','https://www.example.org/','1 MOCK ROAD',null,null,
         '01632 960001','SAMPLEFORD','FABLESHIRE',51.5,-0.12,530650,180040,'ZA1 1AA',true,'2023-04-01',
         '-infinity','infinity'),
        ('R9Z02','MOCKBURY INFIRMARY',null,'2 MOCK ROAD',null,null,
         null,'MOCKBURY',null,null,null,null,null,'ZA1 1AC',true,null,'-infinity','2018-12-31'),
        ('R9Z02','MOCKBURY HOSPITAL',null,'2 MOCK ROAD','SPECIMEN PARK',null,
         null,'MOCKBURY',null,null,null,null,null,'ZA1 1AB',true,null,'2019-01-01','infinity'),
        ('9A1AA','YSBYTY FFUG',null,'3 STRYD FFUG',null,null,
         null,'TREFANNOL','ESGUS',52.416296,-4.071756,259150,281600,'ZA11 1AA',true,null,'-infinity','infinity'),
        ('8ZZ01','ALONE CLINIC',null,'4 MOCK ROAD',null,null,
         null,'NOWHERE',null,51.5,-0.12,530650,180040,'ZA1 1AA',false,null,'-infinity','infinity')
        """);
    Sampleford.publish(
        database,
        "legal_trust_periods",
        "legal_trust_period",
        """
        ('R9Z','SAMPLEFORD NHS TRUST','TRUST HEADQUARTERS',null,'SAMPLEFORD','ZA1 1AA','ENGLAND',
         null,'https://www.example.org/',true,null,'-infinity','infinity'),
        ('R9Y','MOCKBURY NHS TRUST','TRUST HEADQUARTERS',null,'MOCKBURY','ZA1 1AA','ENGLAND',
         null,null,true,null,'-infinity','2019-09-30'),
        ('R9Y','MOCKBURY NHS TRUST','TRUST HEADQUARTERS',null,'MOCKBURY','ZA1 1AA','ENGLAND',
         null,null,false,null,'2019-10-01','infinity')
        """);
    Sampleford.publish(
        database,
        "legal_listed_memberships",
        "legal_membership",
        """
        ('organisation','R9Z01','trust','R9Z','-infinity','infinity','list',null),
        ('organisation','R9Z02','trust','R9Y','-infinity','2018-12-31','list',null),
        ('organisation','R9Z02','trust','R9Z','2019-01-01','infinity','list',null),
        ('organisation','R9Z01','paediatric_diabetes_unit','PZ901','-infinity','infinity','list',null),
        ('organisation','R9Z02','paediatric_diabetes_unit','PZ901','-infinity','infinity','trust',null),
        ('paediatric_diabetes_unit','PZ901','organisation','R9Z02','-infinity','infinity','list',null)
        """);
    Sampleford.publish(
        database,
        "organisation_changes",
        "organisation_change",
        """
        (1,1,'R9Z02','listed','',null,'organisation','-infinity',null,'2018-01-01T00:00Z','list',null,null),
        (2,1,'R9Z02','name','',null,'MOCKBURY INFIRMARY','-infinity',null,'2018-01-01T00:00Z','list',null,null),
        (3,1,'R9Z02','parent','',null,'R9Y','-infinity',null,'2018-01-01T00:00Z','list',null,null),
        (4,1,'R9Y','listed','',null,'trust','-infinity',null,'2018-01-01T00:00Z','list',null,null),
        (5,2,'R9Z02','name','','MOCKBURY INFIRMARY','MOCKBURY HOSPITAL','2019-04-01','2019-01-01','2019-04-02T00:00Z','ods',null,null),
        (6,2,'R9Z02','parent','','R9Y','R9Z','2019-04-01',null,'2019-04-02T00:00Z','command','the merger',null),
        (7,2,'R9Y','active','','true','false','2019-04-01','2019-10-01','2019-04-02T00:00Z','command','the merger',null),
        (8,2,'R9Y','successor','R9Z',null,'R9Z','2019-04-01',null,'2019-04-02T00:00Z','command','the merger',null),
        (9,2,'R9X','successor','R9Y',null,'R9Y','2015-04-01',null,'2019-04-02T00:00Z','ods',null,null)
        """);
    Sampleford.publish(
        database,
        "trusts",
        "trust",
        """
        ('R9Z','SAMPLEFORD NHS TRUST','TRUST HEADQUARTERS',null,'SAMPLEFORD','ZA1 1AA','ENGLAND',
         null,'https://www.example.org/',true,null),
        ('R9Y','MOCKBURY NHS TRUST','TRUST HEADQUARTERS',null,'MOCKBURY','ZA1 1AA','ENGLAND',
         null,null,false,null)
        """);
    Sampleford.publish(
        database,
        "nhs_bodies",
        "nhs_body",
        """
        ('country','E92900001','E92900001',null,'Feignland',null,null),
        ('country','W92900004','W92900004',null,'Gwladffug',null,null),
        ('integrated_care_board','XAA','E54900001',null,'NHS SAMPLEFORD INTEGRATED CARE BOARD',null,'2023-03-15'),
        ('local_health_board','9A1','W11900001',null,'FFUG UNIVERSITY HEALTH BOARD',null,null),
        ('local_health_board','9A2','W11900002',null,'ESGUS UNIVERSITY HEALTH BOARD',null,null),
        ('london_borough','E09900001','E09900001',2024,'Sampleford',null,null),
        ('nhs_england_region','Y90','E40900001',null,'North Feign',null,'2022-07-30'),
        ('openuk_network','SAMP','SAMP',null,'Sampleford Epilepsy Network','England','2022-12-08'),
        ('paediatric_diabetes_network','PN91',null,null,'Feign',null,null),
        ('paediatric_diabetes_unit','PZ901',null,null,null,null,null),
        ('paediatric_diabetes_unit','PZ902',null,null,null,null,null),
        ('paediatric_diabetes_unit','PZ903',null,null,null,null,null)
        """);
    Sampleford.publish(
        database,
        "listed_memberships",
        "nhs_membership",
        """
        ('organisation','R9Z01','trust','R9Z','-infinity','infinity','list',null),
        ('organisation','R9Z02','trust','R9Y','-infinity','2019-03-31','list',null),
        ('organisation','R9Z02','trust','R9Z','2019-04-01','infinity','list',null),
        ('organisation','9A1AA','local_health_board','9A1','-infinity','infinity','list',null),
        ('organisation','R9Z01','country','E92900001','-infinity','infinity','list',null),
        ('organisation','9A1AA','country','W92900004','-infinity','infinity','list',null),
        ('organisation','R9Z01','paediatric_diabetes_unit','PZ901','-infinity','infinity','list',null),
        ('organisation','9A1AA','paediatric_diabetes_unit','PZ902','-infinity','infinity','list',null),
        ('paediatric_diabetes_unit','PZ901','paediatric_diabetes_network','PN91','-infinity','infinity','list',null),
        ('paediatric_diabetes_unit','PZ901','organisation','R9Z02','-infinity','infinity','list',null)
        """);
    Sampleford.publish(
        database,
        "resolved_memberships",
        "nhs_membership",
        """
        ('organisation','R9Z01','integrated_care_board','XAA','-infinity','infinity','trust',null),
        ('organisation','R9Z01','nhs_england_region','Y90','-infinity','infinity','trust',null),
        ('organisation','R9Z01','openuk_network','SAMP','-infinity','infinity','trust',null),
        ('organisation','R9Z01','london_borough','E09900001','-infinity','infinity','list',null),
        ('organisation','R9Z02','paediatric_diabetes_unit','PZ901','-infinity','infinity','trust',null),
        ('paediatric_diabetes_unit','PZ902','organisation','9A1AA','-infinity','infinity','unit',null)
        """);
    Sampleford.publish(
        database,
        "organisation_places",
        "organisation_place",
        """
        ('R9Z01','ZA1 1AA','E09900001',2025,'lsoa','E01900001',2011,2019,1,1,'ceiling','1_is_most_deprived'),
        ('9A1AA','ZA11 1AA',null,null,null,null,null,null,null,null,null,null)
        """);
    Sampleford.publish(
        database,
        "organisation_postcodes",
        "organisation_postcode",
        """
        ('R9Z01','ZA1 1AA','E09900001',2025,'lsoa','E01900001',2011,2019,1,1,'ceiling','1_is_most_deprived'),
        ('R9Z02','ZA1 1AC','E09900001',2025,'lsoa','E01900002',2011,2019,2,1,'ceiling','1_is_most_deprived'),
        ('8ZZ02','ZA1 1AA','E09900001',2025,'lsoa','E01900001',2011,2019,1,1,'ceiling','1_is_most_deprived'),
        ('9A1AA','ZA11 1AA',null,null,null,null,null,null,null,null,null,null)
        """);
    Sampleford.publish(
        database,
        "ods_practices",
        "ods_organisation",
        """
        ('A99901','general_practice','THE MOCK SURGERY','THE HEALTH CENTRE',null,null,'SAMPLEFORD',
         'FABLESHIRE','ZA1 1AA','01632 960002',null,null,'X001','Y90','XAA','1974-04-01',null,'A',true,4),
        ('A99902','prescribing_cost_centre','A CLINIC',null,null,null,'SAMPLEFORD',
         null,'ZA1 1AA',null,null,null,'X001','Y90','XAA','1974-04-01',null,'A',true,9),
        ('A99903','general_practice','THE OTHER SURGERY','1 MOCK ROAD',null,null,'MOCKBURY',
         null,'ZA1 1AB',null,null,null,'X001','Y90','XAA','1990-04-01','2018-09-30','C',false,4)
        """);
  }
}
