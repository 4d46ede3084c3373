package io.liushui.core.contracts;

import io.liushui.core.paging.Slice;
import io.liushui.core.paging.SlicedSelect;
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
    public record Filter(String payerId, String state) {
        public boolean fits(Contract contract) {
            return (payerId == null || payerId.equals(contract.payerId()))
                    && (state == null || state.equals(contract.state().code()));
        }
    }

    /** An app's contracts, newest first. */
    public List<Contract> list(String appId, Filter filter, Slice<String> slice) {
        return SlicedSelect.byId(jdbc, SELECT + """
                        app_id = :app and (:payer::text is null or payer_id = :payer) and (:state::text is null or state = :state)""")
                .param("app", appId)
                .param("payer", filter.payerId())
                .param("state", filter.state())
                .rows(slice, ContractRows::read);
    }
}
