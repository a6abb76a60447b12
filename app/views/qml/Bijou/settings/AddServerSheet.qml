pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The steps of Welcome as a sheet.
Sheet {
    id: sheet

    readonly property bool choosing: AddServer.step === "choose"

    title: choosing ? qsTr("Add a server") : steps.title
    subtitle: choosing ? qsTr("Where are more of your films and shows?") : steps.subtitle
    widest: choosing ? Theme.px(760) : Theme.px(560)
    onClosed: AddServer.cancel()

    function begin() {
        AddServer.cancel();
        open();
    }

    KindCards {
        width: parent.width
        visible: sheet.choosing
        focus: true
    }

    AddServerSteps {
        id: steps
        width: parent.width
        visible: !sheet.choosing
    }

    Connections {
        target: AddServer
        function onFinished() {
            sheet.close();
        }
    }
}
