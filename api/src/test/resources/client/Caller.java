import census.client.ApiClient;
import census.client.ApiException;
import census.client.api.EnglishIndicesOfMultipleDeprivationApi;
import census.client.api.EnglishIndicesOfMultipleDeprivationApi.APIGetEnglishIndicesOfMultipleDeprivationRequest;
import census.client.api.EnglishIndicesOfMultipleDeprivationApi.APIListEnglishIndicesOfMultipleDeprivationRequest;
import census.client.api.PostcodesApi;
import census.client.model.ListEnglishIndicesOfMultipleDeprivationComparisonsParameter;
import java.util.LinkedHashMap;
import java.util.Map;

/** What somebody writes who uses the generated client. */
public final class Caller {

  private Caller() {}

  public static Map<String, Object> ask(String address) throws ApiException {
    ApiClient client = new ApiClient();
    client.updateBaseUri(address);
    Map<String, Object> found = new LinkedHashMap<>();

    var indices = new EnglishIndicesOfMultipleDeprivationApi(client);
    var row =
        indices.getEnglishIndicesOfMultipleDeprivation(
            APIGetEnglishIndicesOfMultipleDeprivationRequest.newBuilder()
                .lsoaCode("E01900001")
                .year(2019)
                .build());
    found.put("area", row.getLsoa().getLsoaName());
    found.put("rank", row.getImdRank());

    var page =
        indices.listEnglishIndicesOfMultipleDeprivation(
            APIListEnglishIndicesOfMultipleDeprivationRequest.newBuilder()
                .year(2019)
                .ordering("imd_rank")
                .comparisons(
                    new ListEnglishIndicesOfMultipleDeprivationComparisonsParameter()
                        .imdRankLte(3))
                .build());
    found.put("most deprived", page.getResults().stream().map(each -> each.getImdRank()).toList());
    found.put("how many", page.getCount());

    var postcode =
        new PostcodesApi(client)
            .getPostcode(
                PostcodesApi.APIGetPostcodeRequest.newBuilder().postcode("ZA1 1AA").build());
    found.put("postcode", postcode.getLocalAuthority().getName());

    try {
      indices.listEnglishIndicesOfMultipleDeprivation(
          APIListEnglishIndicesOfMultipleDeprivationRequest.newBuilder()
              .comparisons(new ListEnglishIndicesOfMultipleDeprivationComparisonsParameter())
              .pageSize(5000)
              .build());
    } catch (ApiException refused) {
      found.put("refused", refused.getCode());
    }
    return found;
  }
}
