package census.api;

import census.model.schema.TestDatabase;

/**
 * What lies north and west of {@link Sampleford}: three data zones of Scotland and two areas of
 * Northern Ireland with their indices, and how green and how densely peopled some of it is.
 */
final class Strathsample {

  private Strathsample() {}

  static void publishAll(TestDatabase database) {
    Sampleford.publish(
        database,
        "scottish_areas",
        "area",
        """
        ('S12900001','local_authority',2019,'Strathsample',null,'scotland'),
        ('S12900002','local_authority',2019,'Kinmock',null,'scotland'),
        ('S01900001','data_zone',2011,'Strathsample - 01',null,'scotland'),
        ('S01900002','data_zone',2011,'Strathsample - 02',null,'scotland'),
        ('S01900003','data_zone',2011,'Kinmock - 01',null,'scotland')
        """);
    Sampleford.publish(
        database,
        "scottish_containment",
        "area_containment",
        """
        ('S01900001','data_zone',2011,'S12900001','local_authority',2019,'exact'),
        ('S01900002','data_zone',2011,'S12900001','local_authority',2019,'exact'),
        ('S01900003','data_zone',2011,'S12900002','local_authority',2019,'exact')
        """);
    Sampleford.publish(
        database,
        "scottish_index_2020v2",
        "scottish_deprivation_index",
        """
        (2020,'2020v2','S01900001',2011,'S12900001',2019,'ceiling','1_is_most_deprived',
         3,20,10,5,1.5,3,3,3,3,3,3,2017,894,580),
        (2020,'2020v2','S01900002',2011,'S12900001',2019,'ceiling','1_is_most_deprived',
         2,14,7,4,1.5,2,2,2,2,2,2,2017,793,470),
        (2020,'2020v2','S01900003',2011,'S12900002',2019,'ceiling','1_is_most_deprived',
         1,7,4,2,3,1,1,1,1,1,1,2017,0,0)
        """);
    Sampleford.publish(
        database,
        "northern_irish_areas",
        "area",
        """
        ('N09900001','local_authority',2014,'Ballysample City, Mock and Shamside',null,'northern_ireland'),
        ('N20900001','data_zone',2021,'Ballysample_A1',null,'northern_ireland'),
        ('95ZA01S1','super_output_area',2001,'Ballysample_1',null,'northern_ireland'),
        ('95ZA02W1','super_output_area',2001,'Ballysample_2',null,'northern_ireland')
        """);
    Sampleford.publish(
        database,
        "northern_irish_containment",
        "area_containment",
        """
        ('95ZA01S1','super_output_area',2001,'N09900001','local_authority',2014,'best_fit'),
        ('95ZA02W1','super_output_area',2001,'N09900001','local_authority',2014,'best_fit')
        """);
    Sampleford.publish(
        database,
        "northern_irish_index_2017",
        "northern_irish_deprivation_index",
        """
        (2017,'95ZA01S1',2001,'N09900001',2014,'ceiling','1_is_most_deprived','Urban',
         1,2,1,2,1,2,1,2,1,2,1,2,1,2,1),
        (2017,'95ZA02W1',2001,'N09900001',2014,'ceiling','1_is_most_deprived','Rural',
         2,1,2,1,2,1,2,1,null,null,null,null,null,null,null)
        """);
    Sampleford.publish(
        database,
        "green_space_2020",
        "green_space",
        """
        (2020,'E09900001',2019,'england',
         10,8,700,0.80,87.5,40.8,5,3,90,2,0.60,45.0,1.5,15,11,790,0.73,79.0),
        (2020,'S12900001',2019,'scotland',
         20,18,4000,0.90,222.2,204.3,8,6,300,2,0.75,150.0,3.0,28,24,4300,0.86,215.0)
        """);
    Sampleford.publish(
        database,
        "population_density_2019",
        "population_density",
        """
        (2019,'E01900001','lsoa',2011,'england',1636,0.13332497870007606,12270.8),
        (2019,'S01900001','data_zone',2011,'scotland',894,4.4,203.2),
        (2019,'95ZA01S1','super_output_area',2001,'northern_ireland',1021,0.59,1730.5)
        """);
  }
}
