pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// When it came out, where it was made, since when it is here; of other countries' dates as many as one asks for.
Column {
    id: dates

    property var facts: null
    property TitleMore more: null
    property string titleName: ""
    readonly property int count: plain.count + released.count

    spacing: Theme.gap12

    SectionTitle {
        text: qsTr("Details")
    }

    Flow {
        width: dates.width
        spacing: Theme.gap28

        Repeater {
            id: plain
            model: dates.facts

            DateFact {
                required property string value
                widest: dates.width
                text: value
            }
        }

        Repeater {
            id: released
            model: dates.more?.releases ?? null

            DateFact {
                required property string kind
                required property string day
                required property string certificate
                widest: dates.width
                name: kind
                text: certificate === "" ? day : qsTr("%1 · %2").arg(day).arg(certificate)
            }
        }
    }

    Button {
        anchors.left: parent.left
        visible: (dates.more?.elsewhere.count ?? 0) > 0
        text: qsTr("Release dates in other countries")
        onClicked: (sheet.made() as ReleasesSheet).open()
    }

    Later {
        id: sheet

        sourceComponent: ReleasesSheet {
            releases: dates.more?.elsewhere ?? null
            subtitle: dates.titleName
        }
    }
}
