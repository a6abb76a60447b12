pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One scan: how it went, its four counts, each library, and the titles behind the count that is chosen.
Card {
    id: card

    Column {
        id: column
        width: parent.width
        spacing: Theme.gap16

        Flow {
            width: parent.width
            spacing: Theme.gap12

            SectionTitle {
                text: qsTr("%1 of %2").arg(ScanReports.heading).arg(ScanReports.server)
            }

            Badge {
                text: ScanReports.badge
                ink: ScanReports.tone === "good" ? Theme.good : ScanReports.tone === "warn" ? Theme.warn : ScanReports.tone === "bad" ? Theme.bad : Theme.info
            }

            Label {
                text: ScanReports.when
                font: Theme.bodyFigures
                color: Theme.textFaint
            }
        }

        Notice {
            width: parent.width
            visible: ScanReports.problems !== ""
            symbol: "triangle-alert"
            ink: ScanReports.tone === "bad" ? Theme.bad : Theme.warn
            text: ScanReports.problems
        }

        Grid {
            id: counts
            readonly property real cell: (width - (columns - 1) * spacing) / columns

            width: parent.width
            columns: width < Theme.px(420) ? 2 : 4
            spacing: Theme.gap12

            ScanCount {
                width: counts.cell
                text: qsTr("Added")
                count: ScanReports.added
                tab: "added"
                ink: Theme.good
            }

            ScanCount {
                width: counts.cell
                text: qsTr("Changed")
                count: ScanReports.changed
                tab: "changed"
                ink: Theme.info
            }

            ScanCount {
                width: counts.cell
                text: qsTr("Retired")
                count: ScanReports.retired
                tab: "retired"
                ink: Theme.warn
            }

            ScanCount {
                width: counts.cell
                text: qsTr("Skipped")
                count: ScanReports.skipped
                tab: "skipped"
                ink: Theme.bad
            }
        }

        Column {
            width: parent.width
            visible: ScanReports.libraries.count > 0

            Repeater {
                model: ScanReports.libraries

                ScanLibrary {
                    width: column.width
                }
            }
        }

        Column {
            width: parent.width

            SectionTitle {
                text: ScanReports.tab === "added" ? qsTr("Added") : ScanReports.tab === "changed" ? qsTr("Changed") : ScanReports.tab === "retired" ? qsTr("Retired") : qsTr("Skipped")
                bottomPadding: Theme.gap8
            }

            Repeater {
                model: ScanReports.titles

                ScanTitle {
                    width: column.width
                }
            }

            Button {
                visible: ScanReports.more > 0
                kind: "ghost"
                text: qsTr("Show more")
                onClicked: ScanReports.showMore()
            }

            Paragraph {
                width: parent.width
                topPadding: Theme.gap8
                visible: text !== ""
                text: ScanReports.unlisted > 0 ? qsTr("%1 more are counted and not listed by name.").arg(ScanReports.unlisted.toLocaleString(Qt.locale(), "f", 0)) : ScanReports.titles.count === 0 ? qsTr("None.") : ""
                color: Theme.textFaint
            }
        }
    }
}
