// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/collecting/collection_facts.h"

#include "charts/render/printable_documents.h"
#include "charts/survey/handouts.h"
#include "collector/output_file.h"
#include "collector/web/protection/secrets.h"
#include "collector/web/wire/invitation.h"

namespace diaoyan {

namespace {

constexpr int slipsPerPage = 10;

Result<Done> written(const std::string& path, const Result<std::string>& bytes) {
    if (!bytes) return bytes.problem();
    return writeFile(path, *bytes);
}

Result<CollectionSettings> settingsOf(const std::string& survey) {
    Result<CollectionStore> store = CollectionStore::open(survey);
    if (!store) return store.problem();
    return store->settings();
}

}  // namespace

Result<CollectionFacts> readCollection(const std::string& survey) {
    Result<CollectionStore> store = CollectionStore::open(survey);
    if (!store) return store.problem();
    return CollectionFacts{store->settings(), store->codeSeries()};
}

SurveyEdit collectionEdit(const CollectionSettings& before, const CollectionSettings& after,
                          const std::optional<std::string>& password) {
    const auto set = [password](const CollectionSettings& settings, bool hash) {
        return [settings, password, hash](SurveyFile& survey) -> Result<Done> {
            Result<CollectionStore> store = CollectionStore::open(survey.path());
            if (!store) return store.problem();
            CollectionSettings wanted = settings;
            if (hash && password) wanted.password_hash = password->empty() ? std::string() : passwordHash(*password);
            store->setSettings(wanted);
            return Done{};
        };
    };
    return {.title = {"修改收集设置", "change how answers are collected"},
            .apply = set(after, true),
            .revert = set(before, false),
            .answers = false};
}

Result<Done> writePoster(const HandoutOrder& order) {
    const Result<std::string> address = webAddress(order.address);
    if (!address) return address.problem();
    const PosterText poster{order.form.title, *address + pathOf({.questionnaire = order.form.id}), {}};
    return written(order.path, posterPdf(poster, order.language));
}

Result<Done> writePaperForm(const HandoutOrder& order) {
    const Result<CollectionSettings> settings = settingsOf(order.survey);
    if (!settings) return settings.problem();
    const auto consent = settings->consent.find(order.form.id);
    return written(order.path, paperFormPdf(order.form, consent == settings->consent.end() ? Text{} : consent->second,
                                            order.language));
}

Result<Done> writeLinks(const HandoutOrder& order) {
    const Result<std::string> address = webAddress(order.address);
    if (!address) return address.problem();
    const Result<CollectionSettings> settings = settingsOf(order.survey);
    if (!settings) return settings.problem();
    const std::vector<SchoolLink> links =
        schoolLinks({order.form}, order.roster.schools, {}, *address, settings->link_key);
    if (links.empty())
        return Problem{
            "no-schools",
            phrase("调查文件里没有学校名册，没有链接可写", "the survey has no roster of schools to make links for"),
            {}};
    if (order.path.ends_with(".csv")) return writeFile(order.path, linksCsv(links, order.language));
    return written(order.path, postersPdf(postersOf(links), order.language));
}

Result<std::int64_t> writeCodes(const HandoutOrder& order, const CodeWish& wish) {
    const Result<std::string> address = webAddress(order.address);
    if (!address) return address.problem();
    const Result<std::vector<CodeOrder>> orders = codeOrders(wish, order.form, order.roster);
    if (!orders) return orders.problem();
    const auto drawn = [&](const std::vector<CodeSlipSet>& sets) {
        return codeSlipsPdf(sets, slipsPerPage, order.language);
    };
    if (const auto drawable = drawn(rehearsedSlips(*orders, order.form, order.roster, *address)); !drawable)
        return drawable.problem();
    Result<CollectionStore> store = CollectionStore::open(order.survey);
    if (!store) return store.problem();
    const auto made = handOutCodes(*store, *orders, [&](const std::vector<MadeCodes>& codes) {
        return written(order.path, drawn(slipSets(codes, order.form, order.roster, *address)));
    });
    if (!made) return made.problem();
    std::int64_t number = 0;
    for (const MadeCodes& codes : *made) number += codes.series.order.count;
    return number;
}

}  // namespace diaoyan
