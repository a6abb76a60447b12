pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Bijou

// When a server is scanned by itself, and where it stands in the order.
ColumnLayout {
    id: foot

    required property ServerPanel panel
    readonly property var choices: [
        {
            minutes: 0,
            text: qsTr("Only when I ask")
        },
        {
            minutes: 60,
            text: qsTr("Every hour")
        },
        {
            minutes: 360,
            text: qsTr("Every 6 hours")
        },
        {
            minutes: 1440,
            text: qsTr("Every day")
        },
        {
            minutes: 10080,
            text: qsTr("Every week")
        }
    ]

    spacing: Theme.gap12

    Separator {
        Layout.fillWidth: true
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap12

        Label {
            Layout.leftMargin: Theme.gap12
            text: qsTr("Look for what is new")
            color: Theme.textMuted
        }

        ComboBox {
            Layout.preferredWidth: Theme.px(170)
            name: qsTr("When to scan %1").arg(foot.panel.name)
            model: foot.choices
            textRole: "text"
            valueRole: "minutes"
            currentIndex: Math.max(0, foot.choices.findIndex(choice => choice.minutes >= foot.panel.every))
            onActivated: Actions.schedule(foot.panel.number, currentValue)
        }

        Item {
            Layout.fillWidth: true
        }

        IconButton {
            visible: !(foot.panel.first && foot.panel.last)
            enabled: !foot.panel.first
            symbol: "arrow-up"
            text: qsTr("Believe %1 earlier").arg(foot.panel.name)
            onClicked: Actions.orderServers(ServerCards.moved(foot.panel.number, -1))
        }

        IconButton {
            visible: !(foot.panel.first && foot.panel.last)
            enabled: !foot.panel.last
            symbol: "arrow-down"
            text: qsTr("Believe %1 later").arg(foot.panel.name)
            onClicked: Actions.orderServers(ServerCards.moved(foot.panel.number, 1))
        }
    }
}
