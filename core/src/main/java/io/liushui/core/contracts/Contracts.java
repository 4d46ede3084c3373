package io.liushui.core.contracts;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks contracts up, for the app that they belong to; a foreign id is simply not there. */
@Component
public class Contracts {
    private static final String SELECT = "select " + ContractRows.COLUMNS + " from contract where ";

    private final JdbcClient jdbc;

    Contracts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Contract> find(String appId, String contractId) {
        return jdbc.sql(SELECT + "id = ? and app_id = ?")
                .params(contractId, appId)
                .query(ContractRows::read)
                .optional();
    }

    public Optional<Contract> findByNo(String appId, String merchantContractNo) {
        return jdbc.sql(SELECT + "app_id = ? and merchant_contract_no = ?")
                .params(appId, merchantContractNo)
                .query(ContractRows::read)
                .optional();
    }

    /** What an app's contracts are narrowed to; each may be null. */
    public record Filter(String payerId, String state) {}

    /**
     * An app's contracts, newest first.
     *
     * @param startingAfter only older than this id, or null
     * @param endingBefore only newer than this id, or null
     * @param limit 1 to 101
     */
    public List<Contract> list(String appId, Filter filter, String startingAfter, String endingBefore, int limit) {
        boolean forward = endingBefore != null;
        List<Contract> found = jdbc.sql(SELECT + """
                        app_id = :app and (:payer::text is null or payer_id = :payer) and (:state::text is null or state = :state)
                          and (:after::text is null or id < :after) and (:before::text is null or id > :before)
                        order by id %s limit :limit""".formatted(forward ? "asc" : "desc"))
                .param("app", appId)
                .param("payer", filter.payerId())
                .param("state", filter.state())
                .param("after", startingAfter)
                .param("before", endingBefore)
                .param("limit", limit)
                .query(ContractRows::read)
                .list();
        return forward ? found.reversed() : found;
    }
}
