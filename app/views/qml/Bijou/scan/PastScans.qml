pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The scans so far, newest first.
Card {
    id: card

    padding: Theme.gap8

    Column {
        id: column
        width: parent.width

        SectionTitle {
            leftPadding: Theme.gap12
            topPadding: Theme.gap8
            bottomPadding: Theme.gap8
            text: qsTr("Past scans")
        }

        Repeater {
            model: ScanReports

            PastScan {
                width: column.width
            }
        }
    }
}
