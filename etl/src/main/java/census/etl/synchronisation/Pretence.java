package census.etl.synchronisation;

import census.etl.ods.OdsRecord;
import census.etl.ods.OdsRecord.Address;
import census.etl.ods.standin.Directory;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A directory of the organisations that are published, as if the service knew just these. */
public final class Pretence {

  private Pretence() {}

  public static Directory of(JdbcClient jdbc) {
    List<OdsRecord> records = new ArrayList<>();
    records.addAll(
        jdbc.sql("select * from dataset.trusts order by ods_code")
            .query(
                (row, number) ->
                    Directory.settled(
                        row.getString("ods_code"),
                        row.getString("name"),
                        OdsRecord.TRUST,
                        row.getBoolean("active"),
                        new Address(
                            row.getString("address_line_1"),
                            row.getString("address_line_2"),
                            null,
                            row.getString("town"),
                            null,
                            row.getString("postcode"),
                            row.getString("country")),
                        row.getString("telephone"),
                        row.getString("website"),
                        null))
            .list());
    records.addAll(
        jdbc.sql(
                """
                select o.*, m.parent, m.parent_kind
                from dataset.organisations o
                left join dataset.listed_memberships m
                  on m.member_kind = 'organisation' and m.member = o.ods_code
                  and m.parent_kind in ('trust', 'local_health_board')
                  and current_date between m.valid_from and m.valid_to
                order by o.ods_code
                """)
            .query(
                (row, number) ->
                    Directory.settled(
                        row.getString("ods_code"),
                        row.getString("name"),
                        "local_health_board".equals(row.getString("parent_kind"))
                            ? OdsRecord.HEALTH_BOARD_SITE
                            : OdsRecord.TRUST_SITE,
                        row.getBoolean("active"),
                        new Address(
                            row.getString("address1"),
                            row.getString("address2"),
                            row.getString("address3"),
                            row.getString("city"),
                            row.getString("county"),
                            row.getString("postcode"),
                            null),
                        row.getString("telephone"),
                        row.getString("website"),
                        row.getString("parent")))
            .list());
    return new Directory(records);
  }
}
